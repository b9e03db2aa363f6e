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
    private readonly LeaseRequests _requests;
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
        _queue = new WorkQueue(workspace.Settings.Work.AttemptsMax, new LeaseNames(workspace.Workspace));
        _requests = new LeaseRequests(workspace, _queue, Context, Context.Parent, () => Now);

        Receive<WorkCommand.TakeNext>(Wait);
        Receive<WorkCommand.CancelNext>(Cancel);
        Receive<WorkCommand.Renew>(request => Do(request));
        Receive<WorkCommand.Reply>(request => Do(request));
        Receive<WorkCommand.Release>(request => Do(request));
        Receive<WorkCommand.Revive>(Revive);
        Receive<WorkQuery.GetWork>(_ => List());
        Receive<WorkQuery.GetDeadLettered>(_ => TellDeadLettered());
        Receive<SessionProtocol.GetUse>(_ => TellUse());
        Receive<SessionProtocol.Changed>(Hear);
        Receive<WorkspaceReply.SessionsListed>(EndLook);
        Receive<WorkspaceReply.Refused>(refused => EndLook(Refuse(refused.Refusal)));
        Receive<SessionReply.SnapshotFound>(found => TakeIn(found.Snapshot));
        Receive<SessionReply.Refused>(TakeIn);
        Receive<WorkReplyActor.Ended>(EndReply);
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
        _requests.RefuseAll();
        foreach (var caller in _callers.Waiting)
            caller.Tell(Refuse(Refusals.Stopping));
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
        LookWhenDue();
        Serve();
    }

    private void Cancel(WorkCommand.CancelNext request)
    {
        _callers.Remove(request.Ticket);
        _queue.Cancel(request.Ticket);
        Serve();
    }

    private void Do(WorkCommand request)
    {
        ExpireLeases();
        if (_requests.Do(request, Sender) is { } toLookAt)
            LookAt(toLookAt);
        if (!_looks.HasLooked)
            Look();
        Serve();
    }

    private void EndReply(WorkReplyActor.Ended ended)
    {
        _requests.EndReply(Sender, ended.Outcome);
        Glance(ended.Outcome.Session);
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

    private void TellUse()
    {
        var isInUse = _queue.IsInUse || _requests.AreUnderWay || _listings.Count > 0;
        Sender.Tell(new SessionProtocol.UseFound(isInUse));
        // What is dead may have ended since.
        if (isInUse)
            Look();
    }

    private void Hear(SessionProtocol.Changed changed) => LookAt(changed.Session);

    private void LookAt(SessionId session)
    {
        if (!_looks.Postpones(session))
            Glance(session);
    }

    // One look at a session at a time, so that an older answer never comes after a newer one.
    private void Glance(SessionId session) => Glance(session, _glances.Begin(session));

    private void EndGlance(SessionId session) => Glance(session, _glances.End(session));

    private void Glance(SessionId session, bool now)
    {
        if (now)
            Context.Parent.Tell(new SessionProtocol.Glance(new(_workspace.Workspace, session)));
    }

    private void TakeIn(SessionSnapshot snapshot)
    {
        _looks.Heard(snapshot.Id);
        _queue.Observe(snapshot);
        _requests.Looked(snapshot.Id);
        if (_queue.Hand(snapshot.Id, Now, _workspace.Now) is { } handed)
        {
            SessionMeasures.HandedOut.Add(1);
            _callers.Answer(
                handed.Caller.Ticket, new WorkReply.Handed(_workspace.Workspace, handed.Lease, handed.Event, _unread));
        }

        EndGlance(snapshot.Id);
        Serve();
    }

    private void TakeIn(SessionReply.Refused refused)
    {
        _requests.NotLooked(refused.Session, Refuse(refused.Refusal));
        _queue.Unmatch(refused.Session);
        EndGlance(refused.Session);
        LookWhenDue();
        EndWaits();
    }

    private void Serve()
    {
        if (!_looks.HasLooked)
            return;

        ExpireLeases();
        foreach (var session in _queue.Match())
            Glance(session);
        EndWaits();
    }

    private void ExpireLeases() => SessionMeasures.RanOut.Add(_queue.ExpireLeases(Now));

    private void EndWaits(WorkReply? answer = null)
    {
        foreach (var over in _queue.ExpireCallers(Now, _glances, _looks.IsUnderWay))
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
        // How many sessions were not seen where none could be listed nobody knows.
        if (reply is WorkReply.Refused)
            _unread = Math.Max(1, _unread);
        TellListings(reply);
        // Whether there is work is not known where nothing could be looked at.
        if (!_looks.HasLooked)
            EndUnlooked(reply);
        Serve();
        if (_queue.HasCallers)
            Timers.StartSingleTimer(nameof(LookAtAll), new LookAtAll(), rest);
    }

    private void EndUnlooked(WorkReply reply)
    {
        _requests.NotLooked(reply);
        EndWaits(reply);
    }

    private void LookWhenDue()
    {
        if (!_queue.HasCallers || _looks.IsUnderWay)
            return;

        if (_looks.DueIn(Now) is { Ticks: > 0 } delay)
            LookLater(delay);
        else
            Look();
    }

    private void LookLater(TimeSpan delay)
    {
        if (!Timers.IsTimerActive(nameof(LookAtAll)))
            Timers.StartSingleTimer(nameof(LookAtAll), new LookAtAll(), delay);
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

    private WorkReply.Refused Refuse(Refusal refusal) => new(_workspace.Workspace, refusal);

    /// <summary>From the timer: leases have run out, or callers have waited long enough.</summary>
    internal sealed record Expire;

    private sealed record LookAtAll;
}
