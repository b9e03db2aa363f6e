using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>
/// Hands out the work of one workspace under leases. Before it hands work out it looks at the session once more, since
/// other processes may have ended it; while somebody waits it looks at all sessions from time to time.
/// </summary>
internal sealed class WorkQueueActor : ReceiveActor, IWithTimers
{
    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly long _start;

    private readonly WorkQueue _queue;
    private readonly WorkLooks _looks;
    private readonly WorkCallers _callers = new();
    private readonly WorkAnswers _answers;
    private readonly List<IActorRef> _listings = [];
    private readonly WorkGlances _glances = new();
    private readonly LeaseCount _leases = new();
    private int _unread;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WorkQueueActor(WorkspaceContext workspace)
    {
        _workspace = workspace;
        _start = workspace.Time.GetTimestamp();
        _looks = new WorkLooks(workspace.Settings.Work.LookInterval);
        _queue = new WorkQueue(workspace.Settings.Work.AttemptsMax, session => $"{session}.{Guid.NewGuid():N}");
        _answers = new WorkAnswers(_queue);

        Receive<WorkCommand.TakeNext>(Wait);
        Receive<WorkCommand.CancelNext>(Cancel);
        Receive<WorkCommand.Renew>(Renew);
        Receive<WorkCommand.Reply>(Reply);
        Receive<WorkCommand.Release>(Release);
        Receive<WorkCommand.Revive>(Revive);
        Receive<WorkQuery.GetWork>(_ => List());
        Receive<WorkQuery.GetDeadLettered>(_ => TellDeadLettered());
        Receive<SessionProtocol.Changed>(Hear);
        Receive<WorkspaceReply.SessionsListed>(EndLook);
        Receive<WorkspaceReply.Refused>(refused => EndLook(Refuse(refused.Refusal)));
        Receive<SessionReply.SnapshotFound>(found => Hand(found.Snapshot));
        Receive<SessionReply.Refused>(Refused);
        Receive<SessionReply.EventAppended>(Answered);
        Receive<Terminated>(terminated => GiveBack(terminated.ActorRef));
        Receive<LookAtAll>(_ => Look());
        Receive<Expire>(_ => Serve());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => _workspace.Time.GetElapsedTime(_start);

    /// <summary>The queue of a workspace.</summary>
    public static Props Props(WorkspaceContext workspace) => Akka.Actor.Props.Create<WorkQueueActor>(workspace);

    /// <inheritdoc/>
    protected override void PreStart() => Look();

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _leases.Set(0);
        foreach (var caller in _callers.Waiting.Concat(_answers.Workers))
            caller.Tell(new WorkReply.Refused(_workspace.Workspace, Refusals.Stopping));
    }

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        _log.Warning("The work queue of {Workspace} does not know the message {MessageType}.", _workspace.Workspace, message.GetType());
        base.Unhandled(message);
    }

    private void Wait(WorkCommand.TakeNext request)
    {
        _callers.Add(request.Ticket, Sender);
        if (request.WatchSender)
            _callers.Bind(request.Ticket, Context.Watch(Sender));
        _queue.Add(new WorkCaller(
            request.Ticket, request.Worker, request.LeaseFor, Now + request.WaitFor, request.Types));
        Serve();
        LookLater();
    }

    private void Cancel(WorkCommand.CancelNext request)
    {
        _callers.Remove(request.Ticket);
        _queue.Cancel(request.Ticket);
        Serve();
    }

    private void Renew(WorkCommand.Renew request)
    {
        Sender.Tell(_queue.TryGet(request.Lease, out var held)
            ? new WorkReply.Renewed(_workspace.Workspace, held.Renew(request.LeaseFor, Now, _workspace.Now))
            : Gone(request.Lease));
        Serve();
    }

    private void Reply(WorkCommand.Reply request)
    {
        _queue.TryGet(request.Lease, out var held);
        // A lease ends with its answer: whether that was given, the session knows by the key.
        if (held is not { IsAnswering: false } && request.IdempotencyKey is not null)
            Context.Parent.Forward(WorkAnswers.RepetitionOf(request));
        else if (held is not { IsAnswering: false })
            Sender.Tell(Gone(request.Lease));
        else if (request.Event.Session != held.Session)
            Sender.Tell(Refuse(Refusals.OtherSessionsLease(held.Session, request.Event.Session)));
        else if (_workspace.ReadOnly is { } readOnly)
            Sender.Tell(Refuse(readOnly));
        else
            Append(request, held);
    }

    private void Append(WorkCommand.Reply request, WorkItem held)
    {
        _answers.Begin(held, request.Lease, Sender);
        Context.Parent.Tell(WorkAnswers.AppendOf(request, held.Seq));
    }

    private void Answered(SessionReply.EventAppended appended)
    {
        if (_answers.End(appended.Session, keepsLease: false) is not { } worker)
            return;

        worker.Tell(appended);
        Glance(appended.Session);
    }

    // Of a session that was looked at, or of one whose answer was to be appended.
    private void Refused(SessionReply.Refused refused)
    {
        var isGone = refused.Refusal.Code == RefusalCode.LeaseGone;
        if (_answers.End(refused.Session, keepsLease: !isGone) is { } worker)
        {
            worker.Tell(Refuse(refused.Refusal));
        }
        else
        {
            _queue.Unmatch(refused.Session);
            EndGlance(refused.Session);
            LookLater();
        }

        EndWaits();
    }

    private void Release(WorkCommand.Release request)
    {
        if (!_queue.TryGet(request.Lease, out var held) || held.IsAnswering)
        {
            Sender.Tell(Gone(request.Lease));
            return;
        }

        held.EndLease();
        Sender.Tell(new WorkReply.Done(_workspace.Workspace));
        Serve();
    }

    private void Revive(WorkCommand.Revive request)
    {
        _queue.Revive(request.Session);
        Sender.Tell(new WorkReply.Done(_workspace.Workspace));
        Serve();
    }

    private void List()
    {
        _listings.Add(Sender);
        Look();
    }

    private void TellDeadLettered() => Sender.Tell(
        new WorkReply.Listed(_workspace.Workspace, [.. _queue.Listing.Where(item => item.IsDead)], _unread));

    private void Hear(SessionProtocol.Changed changed)
    {
        if (!_looks.Postpones(changed.Session))
            Glance(changed.Session);
    }

    // One look at a session at a time, so that an older answer never comes after a newer one.
    private void Glance(SessionId session) => LookAt(session, _glances.Begin(session));

    private void EndGlance(SessionId session) => LookAt(session, _glances.End(session));

    private void LookAt(SessionId session, bool now)
    {
        if (now)
            Context.Parent.Tell(new SessionProtocol.Glance(new(_workspace.Workspace, session)));
    }

    private void Hand(SessionSnapshot snapshot)
    {
        _looks.Heard(snapshot.Id);
        _queue.Observe(snapshot);
        if (_queue.Hand(snapshot.Id, Now, _workspace.Now) is { } handed)
        {
            SessionMeasures.HandedOut.Add(1);
            _callers.Answer(
                handed.Caller.Ticket, new WorkReply.Handed(_workspace.Workspace, handed.Lease, handed.Event, _unread));
        }

        EndGlance(snapshot.Id);
        Serve();
    }

    private void Serve()
    {
        if (!_looks.HasLooked)
            return;

        SessionMeasures.RanOut.Add(_queue.ExpireLeases(Now));
        foreach (var session in _queue.Match())
            Glance(session);
        EndWaits();
    }

    private void EndWaits(WorkReply? answer = null)
    {
        foreach (var over in _queue.ExpireCallers(Now, _glances))
            _callers.Answer(over.Ticket, answer ?? new WorkReply.NoneCame(_workspace.Workspace, _unread));
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

    private void Look()
    {
        if (_looks.Begin(Now))
            Context.Parent.Tell(new WorkspaceQuery.ListSessions(_workspace.Workspace, IncludeCompleted: false));
    }

    private void EndLook(WorkspaceReply.SessionsListed listed)
    {
        _unread = listed.Warnings.Length;
        _looks.Found(listed, _queue);
        _looks.TakePostponed().ForEach(Glance);
        EndLook(new WorkReply.Listed(_workspace.Workspace, [.. _queue.Listing], _unread));
    }

    private void EndLook(WorkReply reply)
    {
        var rest = _looks.End(Now);
        TellListings(reply);
        // Whether there is work is not known where nothing could be looked at.
        if (!_looks.HasLooked)
            EndWaits(reply);
        Serve();
        if (_queue.HasCallers)
            Timers.StartSingleTimer(nameof(LookAtAll), new LookAtAll(), rest);
    }

    private void LookLater()
    {
        if (_queue.HasCallers && !_looks.IsUnderWay && !Timers.IsTimerActive(nameof(LookAtAll)))
            Timers.StartSingleTimer(nameof(LookAtAll), new LookAtAll(), _looks.Delay);
    }

    private void TellListings(WorkReply reply)
    {
        foreach (var asker in _listings)
            asker.Tell(reply);
        _listings.Clear();
    }

    private void GiveBack(IActorRef worker)
    {
        foreach (var ticket in _callers.Unbind(worker))
            Cancel(new WorkCommand.CancelNext(_workspace.Workspace, ticket));
    }

    private WorkReply.Refused Gone(string lease) => Refuse(Refusals.LeaseGone(lease, _queue.LeaseInsteadOf(lease)));

    private WorkReply.Refused Refuse(Refusal refusal) => new(_workspace.Workspace, refusal);

    /// <summary>From the timer: leases have run out, or callers have waited long enough.</summary>
    internal sealed record Expire;

    private sealed record LookAtAll;
}
