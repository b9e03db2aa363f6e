using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors;

/// <summary>
/// Hands out the work of one workspace under leases, which are events: persisted, then applied, then answered. Before it
/// hands work out it reads the session once more, since other processes may have ended it; while somebody waits it
/// reads all sessions from time to time.
/// </summary>
internal sealed class WorkQueueActor : ReceivePersistentActor, IWithTimers
{
    private readonly WorkspaceContext _workspace;
    private readonly long _start;

    private readonly WorkQueue _queue;
    private readonly WorkCallers _callers = new();
    private readonly SessionQuestions _sessions;
    private readonly LeaseRequests _requests;
    private readonly WorkListings _listings;
    private readonly LeaseCount _leases = new();

    // What is being persisted, and how that went.
    private IActorRef? _asker;
    private bool _isRejected;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WorkQueueActor(WorkspaceContext workspace)
    {
        (_workspace, PersistenceId) = (workspace, WorkKey.PersistenceIdOf(workspace.Workspace));
        (JournalPluginId, SnapshotPluginId) = (SessionPlugins.WorkJournal, SessionPlugins.WorkSnapshotStore);
        _start = workspace.Time.GetTimestamp();
        _queue = new WorkQueue(workspace.Settings.Work.AttemptsMax, new LeaseNames(workspace.Workspace));
        _listings = new WorkListings(workspace.Workspace, _queue);
        _sessions = new SessionQuestions(workspace.Workspace, workspace.Settings, workspace.Registry, Self, Wake);
        _requests = new LeaseRequests(workspace, _queue, _sessions, Record);

        Recover<SnapshotOffer>(offer => _queue.Restore((WorkSnapshot)offer.Snapshot));
        Recover<WorkEvent>(happened => _queue.Apply(happened, Now));
        Recover<RecoveryCompleted>(_ => _queue.EndRecovery(Now, _workspace.Now));

        Command<WorkCommand.TakeNext>(Wait);
        Command<WorkCommand.CancelNext>(request => Cancel([request.Ticket]));
        Command<WorkCommand.Renew>(Do);
        Command<WorkCommand.Reply>(Do);
        Command<WorkCommand.Release>(Do);
        Command<WorkCommand.Revive>(request => _requests.Revive(request, Sender, Serve));
        Command<WorkQuery.GetWork>(_ => List(onlyDead: false));
        Command<WorkQuery.GetDeadLettered>(_ => TellDeadLettered());
        Command<SessionProtocol.GetUse>(_ => TellUse());
        Command<SessionProtocol.Changed>(changed => _sessions.Read(changed.Session));
        Command<SessionReply>(TakeIn);
        Command<WorkspaceReply.SessionsListed>(TakeIn);
        Command<WorkspaceReply.Refused>(refused => EndReadAll(Refuse(refused.Refusal)));
        Command<Terminated>(terminated => Cancel(_callers.Unbind(terminated.ActorRef)));
        Command<ReadAllAgain>(_ => _sessions.ReadAll(Now));
        Command<Expire>(_ => Serve());
        Command<SaveSnapshotSuccess>(_ => { });
        Command<SaveSnapshotFailure>(TellFailure);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _workspace.Time.GetElapsedTime(_start);

    /// <summary>The queue of a workspace.</summary>
    public static Props Props(WorkspaceContext workspace) => Akka.Actor.Props.Create<WorkQueueActor>(workspace);

    /// <summary>Work goes on without its file: what was rejected only does not outlive the queue.</summary>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (!_isRejected)
            Log.Warning(cause, "The leases of {Workspace} are not written and will not outlive a restart.", _workspace.Workspace);
        _isRejected = true;
        Apply((WorkEvent)@event);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _leases.Set(0);
        _sessions.RefuseAll(Refusals.Stopping);
        _asker?.Tell(Refuse(Refusals.OutcomeUnknown));
        foreach (var caller in _callers.Waiting)
            caller.Tell(Refuse(Refusals.Stopping));
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        Log.Warning("The work queue of {Workspace} does not know the message {MessageType}.", _workspace.Workspace, message.GetType());
        base.Unhandled(message);
    }

    private void Wait(WorkCommand.TakeNext request)
    {
        _callers.Add(request.Ticket, Sender);
        if (request.WatchSender)
            _callers.Bind(request.Ticket, Context.Watch(Sender));
        _queue.Add(new WorkCaller(
            request.Ticket, request.Worker, request.LeaseFor, Now + request.WaitFor, request.Types));
        _sessions.ReadAllWhenDue(Now);
        Serve();
    }

    private void Cancel(IReadOnlyCollection<string> tickets)
    {
        foreach (var ticket in tickets)
            _callers.Remove(ticket);
        Record(_queue.Cancel(tickets), Serve);
    }

    private void Do(WorkCommand request)
    {
        var worker = Sender;
        Record(_queue.RunOuts(Now), () => _requests.Do(request, worker, EndDo), worker);
    }

    private void EndDo()
    {
        if (!_sessions.HaveAllBeenRead)
            _sessions.ReadAll(Now);
        Serve();
    }

    private void List(bool onlyDead)
    {
        _listings.Add(Sender, onlyDead);
        _sessions.ReadAll(Now);
    }

    // Dead work from before this queue may be over by now, and what it is its session says.
    private void TellDeadLettered()
    {
        if (_queue.MayHaveDead && !_sessions.HaveAllBeenRead)
            List(onlyDead: true);
        else
            Sender.Tell(_listings.Of(onlyDead: true));
    }

    private void TellUse() => Sender.Tell(new SessionProtocol.UseFound(
        _queue.HasCallers || _sessions.AreAwaited || _listings.AreAwaited));

    private void TakeIn(SessionReply answer)
    {
        switch (_sessions.End(answer), answer)
        {
            case (SessionQuestion.Append reply, _):
                _requests.EndReply(reply, answer, () => _sessions.Read(answer.Session));
                break;
            case (SessionQuestion.Read read, SessionReply.SnapshotFound found):
                _queue.Observe(found.Snapshot);
                _requests.DoLate(read.Late, () => Hand(answer.Session));
                break;
            case (SessionQuestion.Read read, SessionReply.Refused refused):
                EndUnread(read, refused);
                break;
            default:
                Unhandled(answer);
                break;
        }
    }

    private void EndUnread(SessionQuestion.Read read, SessionReply.Refused refused)
    {
        foreach (var worker in read.Workers)
            worker.Tell(Refuse(refused.Refusal));
        _queue.Unmatch(refused.Session);
        if (_queue.HasCallers)
            _sessions.ReadAllWhenDue(Now);
        EndWaits();
    }

    private void Hand(SessionId session)
    {
        if (_queue.Hand(session, _workspace.Now) is { } handed)
            Record([handed.Leased], () => Hand(handed.Caller, handed.Work));
        else
            Serve();
    }

    private void Hand(WorkCaller caller, WorkItem work)
    {
        SessionMeasures.HandedOut.Add(1);
        _callers.Answer(
            caller.Ticket, new WorkReply.Handed(_workspace.Workspace, work.Lease!, work.Event, _listings.Unread));
        Serve();
    }

    private void Serve()
    {
        if (_sessions.HaveAllBeenRead)
            Record(_queue.RunOuts(Now), Match);
    }

    private void Match()
    {
        foreach (var session in _queue.Match())
            _sessions.Read(session);
        EndWaits();
    }

    private void EndWaits(WorkReply? answer = null)
    {
        foreach (var over in _queue.ExpireCallers(Now, _sessions))
            _callers.Answer(over.Ticket, answer ?? new WorkReply.NoneCame(_workspace.Workspace, _listings.Unread));
        ScheduleExpiry();
    }

    private void ScheduleExpiry()
    {
        _leases.Set(_queue.Leased);
        // Asked for once: a clock that goes on in between would give a time in the past.
        var now = Now;
        if (_queue.NextDeadline is { } next)
            Timers.StartSingleTimer(nameof(Expire), new Expire(), next > now ? next - now : TimeSpan.Zero);
        else
            Timers.Cancel(nameof(Expire));
    }

    private void TakeIn(WorkspaceReply.SessionsListed listed)
    {
        _sessions.EndReadAll(listed, _queue, Now);
        _listings.Answer(listed.Warnings.Length);
        EndReadAll();
    }

    private void EndReadAll(WorkReply.Refused why)
    {
        _sessions.EndReadAll(why, Now);
        _listings.Refuse(why);
        // Whether there is work is not known where nothing could be read.
        if (!_sessions.HaveAllBeenRead)
            EndWaits(why);
        EndReadAll();
    }

    private void EndReadAll()
    {
        Serve();
        if (_queue.HasCallers)
            _sessions.ReadAllAfterRest(Now);
    }

    private void Wake(TimeSpan after) => Timers.StartSingleTimer(nameof(ReadAllAgain), new ReadAllAgain(), after);

    // Commands wait until all of it is done, so that what was decided still holds when it is applied.
    private void Record(IReadOnlyList<WorkEvent> decided, Action goOn, IActorRef? asker = null)
    {
        if (decided.Count == 0)
        {
            goOn();
            return;
        }

        _asker = asker;
        PersistAll(decided, Written, () =>
        {
            _asker = null;
            goOn();
        });
    }

    private void Written(WorkEvent happened)
    {
        _isRejected = false;
        Apply(happened);
    }

    private void Apply(WorkEvent happened)
    {
        _queue.Apply(happened, Now);
        if (happened is WorkEvent.RanOut)
            SessionMeasures.RanOut.Add(1);
        if (LastSequenceNr % _workspace.Settings.Work.SnapshotEvery == 0)
            SaveSnapshot(_queue.Snapshot);
    }

    private void TellFailure(SaveSnapshotFailure failure) => Log.Warning(
        failure.Cause, "The snapshot of the work of {Workspace} was not saved; its events are kept.", _workspace.Workspace);

    private WorkReply.Refused Refuse(Refusal refusal) => new(_workspace.Workspace, refusal);

    private sealed record Expire;

    private sealed record ReadAllAgain;
}
