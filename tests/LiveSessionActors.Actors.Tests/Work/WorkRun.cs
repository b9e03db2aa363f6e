using System.Collections.Immutable;
using System.Text;
using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>A run of steps, done to the actors and to the model at once; both are to agree after each.</summary>
internal sealed class WorkRun(
    TestKitBase kit, WorkProbes probes, FakeDisk disk, FakeTimeProvider time, WorkspaceContext context) : IDisposable
{
    public static readonly LiveSessionSettings Settings = Some.Settings with
    {
        // The run looks itself; and work dies often.
        Work = Some.Settings.Work with { LookInterval = TimeSpan.FromHours(1), AttemptsMax = 2 },
    };

    // Between any two appends, so that they have an order when the journals are all that is left.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly WorkModel _model = new(Settings.Work.AttemptsMax);
    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly TestProbe _asker = probes.Take();
    private readonly Dictionary<WorkModel.Caller, TestProbe> _probes = [];
    private readonly List<WorkModel.Caller> _callers = [];
    private readonly List<(string Id, int Session)> _leases = [];
    private IActorRef _registry = ActorRefs.Nobody;

    public void Do(WorkStep[] steps)
    {
        Start();
        foreach (var step in steps)
            DoAndSettle(step);
        AnswerAll();
        probes.GiveBack(_asker);
    }

    public void Dispose()
    {
        kit.Watch(_registry);
        kit.Sys.Stop(_registry);
        kit.ExpectTerminated(_registry);
    }

    private void Start()
    {
        _registry = kit.Sys.ActorOf(SessionRegistryActor.Props(context));
    }

    private void DoAndSettle(WorkStep step)
    {
        Do(step);
        Settle();
    }

    private void Do(WorkStep step)
    {
        switch (step)
        {
            case WorkStep.Append append:
                Append(append);
                break;
            case WorkStep.Foreign foreign:
                AppendFromOutside(foreign.Session, foreign.Type);
                break;
            case WorkStep.Next next:
                Ask(next);
                break;
            case WorkStep.Cancel cancel when Recent(_callers, cancel.Caller) is { } caller:
                Cancel(caller);
                break;
            case WorkStep.Renew renew when Recent(_leases, renew.Lease) is { Id: not null } lease:
                Renew(lease.Id, TimeSpan.FromSeconds(renew.Seconds));
                break;
            case WorkStep.Reply reply when Recent(_leases, reply.Lease) is { Id: not null } lease:
                Reply(lease.Id, lease.Session, reply.Type);
                break;
            case WorkStep.ReplyTooLate reply when Recent(_leases, reply.Lease) is { Id: not null } lease:
                AppendFromOutside(lease.Session, EventType.Accept);
                Reply(lease.Id, lease.Session, EventType.AgentDone);
                break;
            case WorkStep.Release release when Recent(_leases, release.Lease) is { Id: not null } lease:
                Release(lease.Id);
                break;
            case WorkStep.Revive revive:
                Answer<WorkReply.Done>(new WorkCommand.Revive(context.Workspace, IdOf(revive.Session)));
                _model.Revive(revive.Session);
                break;
            case WorkStep.Advance advance:
                Advance(TimeSpan.FromSeconds(advance.Seconds));
                break;
            case WorkStep.Restart:
                Restart();
                break;
        }
    }

    private void Advance(TimeSpan by)
    {
        time.Advance(by);
        _model.Advance(by);
    }

    private void Append(WorkStep.Append step)
    {
        Advance(Instant);
        var appended = Answer<SessionReply.EventAppended>(new SessionCommand.AppendEvent(
            context.Workspace, IdOf(step.Session), Event(step.Session, step.Type)));
        _model.Append(step.Session, step.Type);
        Assert.Equal(_model.Entries(step.Session), appended.Seq);
    }

    private void AppendFromOutside(int session, string type)
    {
        Advance(Instant);
        _model.Append(session, type);
        var entry = JournalEntry.Create(_model.Entries(session), Event(session, type), time.GetUtcNow());
        File(session).Append(Some.Text(entry) + "\n");
    }

    private void Ask(WorkStep.Next step)
    {
        var caller = new WorkModel.Caller(
            $"ticket-{_callers.Count}",
            step.Types.Split(',', StringSplitOptions.RemoveEmptyEntries),
            TimeSpan.FromSeconds(step.LeaseSeconds),
            _model.Now + TimeSpan.FromSeconds(step.WaitSeconds));
        _callers.Add(caller);
        _model.Wait(caller);
        _probes[caller] = probes.Take();
        _registry.Tell(
            new WorkCommand.TakeNext(
                context.Workspace, caller.Ticket, caller.Ticket, caller.LeaseFor, caller.Until - _model.Now, [.. caller.Types]),
            _probes[caller]);
    }

    private void Cancel(WorkModel.Caller caller)
    {
        _registry.Tell(new WorkCommand.CancelNext(context.Workspace, caller.Ticket));
        _model.Cancel(caller);
        if (_probes.Remove(caller, out var probe))
            probes.GiveBack(probe);
    }

    // The one answer that a caller gets.
    private T Answer<T>(WorkModel.Caller caller)
    {
        _probes.Remove(caller, out var probe);
        var answer = probe!.ExpectMsg<T>();
        probes.GiveBack(probe);
        return answer;
    }

    private void Renew(string lease, TimeSpan leaseFor)
    {
        var renew = new WorkCommand.Renew(context.Workspace, lease, leaseFor);
        if ((_model.Held(lease) ?? _model.Late(lease)) is not { IsDead: false } held)
        {
            ExpectGone(Send(renew));
            return;
        }

        held.Renew(lease, _model.Now + leaseFor);
        Assert.Equal(_begun + held.Deadline, Answer<WorkReply.Renewed>(renew).Lease.ExpiresAt);
    }

    private void Reply(string lease, int session, string type)
    {
        var reply = new WorkCommand.Reply(context.Workspace, lease, Event(session, type));
        if ((_model.Held(lease) ?? _model.Late(lease)) is null)
        {
            ExpectGone(Send(reply));
            return;
        }

        Answer<SessionReply.EventAppended>(reply);
        _model.Append(session, type);
    }

    private void Release(string lease)
    {
        var release = new WorkCommand.Release(context.Workspace, lease);
        if (_model.Held(lease) is not { } held)
        {
            ExpectGone(Send(release));
            return;
        }

        Answer<WorkReply.Done>(release);
        held.GiveBack();
    }

    private void Restart()
    {
        Dispose();
        foreach (var caller in _model.Restart())
            Assert.Equal(RefusalCode.Stopping, Answer<WorkReply.Refused>(caller).Refusal.Code);
        Start();
    }

    // Everything that was appended is known once a listing has been made, and what is due is done behind it.
    private void Settle()
    {
        List();
        foreach (var (caller, piece) in _model.Serve())
            Take(caller, piece);
        foreach (var caller in _model.Over())
            Answer<WorkReply.NoneCame>(caller);

        Assert.Equal(_model.Pieces.Select(Text), List().Select(Text));
        for (var session = 0; session < WorkStep.Sessions; session++)
            Assert.Equal(_model.Entries(session), File(session).Lines.Count);
    }

    private void Take(WorkModel.Caller caller, WorkModel.Piece piece)
    {
        var handed = Answer<WorkReply.Handed>(caller);
        piece.Name(handed.Lease.Id);
        _leases.Add((handed.Lease.Id, piece.Session));
        var (_, session, seq, worker, expiresAt, attempt) = handed.Lease;
        Assert.Equal(
            (IdOf(piece.Session), $"{piece.Seq}", caller.Ticket, _begun + piece.Deadline, piece.Attempts),
            (session, $"{seq}", worker, expiresAt, attempt));
    }

    // Nothing is forgotten: whatever is left can be had, and answered.
    private void AnswerAll()
    {
        // Whoever waits gets work or goes, and then whoever has work loses it.
        DoAndSettle(new WorkStep.Advance(1_000));
        DoAndSettle(new WorkStep.Advance(1_000));
        for (var session = 0; session < WorkStep.Sessions; session++)
            DoAndSettle(new WorkStep.Revive(session));
        while (_model.Pieces.Any())
        {
            DoAndSettle(new WorkStep.Next("", WaitSeconds: 0, LeaseSeconds: 10));
            DoAndSettle(new WorkStep.Reply(Lease: 0, EventType.AgentDone));
        }
    }

    private ImmutableArray<WorkListing> List() => Answer<WorkReply.Listed>(new WorkQuery.GetWork(context.Workspace)).Work;

    private TestProbe Send(object message)
    {
        _registry.Tell(message, _asker);
        return _asker;
    }

    private T Answer<T>(object message) => Send(message).ExpectMsg<T>();

    private static void ExpectGone(TestProbe probe) =>
        Assert.Equal(RefusalCode.LeaseGone, probe.ExpectMsg<WorkReply.Refused>().Refusal.Code);

    private FakeFile File(int session) => disk.File(new SessionKey(context.Workspace, IdOf(session)));

    private static string Text(WorkModel.Piece piece) => string.Join(
        ' ', IdOf(piece.Session), piece.Seq, piece.Type, piece.Attempts, piece.IsDead ? "dead" : piece.Lease);

    private static string Text(WorkListing item) => string.Join(
        ' ', item.Session, item.Seq, item.Type, item.Attempts, item.IsDead ? "dead" : item.Lease?.Id);

    private static T? Recent<T>(List<T> all, int number) => all.Count == 0 ? default : all[^((number % all.Count) + 1)];

    private static SessionId IdOf(int session) => SessionId.Parse($"s{session}");

    private static SessionEvent Event(int session, string type) =>
        SessionEvent.Parse(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}"}"""), IdOf(session).Value, 64);
}
