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
/// hands work out it looks at the session once more, since other processes may have ended it; while somebody waits it
/// looks at all sessions from time to time.
/// </summary>
internal sealed class WorkQueueActor : ReceivePersistentActor, IWithTimers
{
    private readonly WorkspaceContext _workspace;
    private readonly long _start;

    private readonly WorkQueue _queue;
    private readonly WorkLooks _looks;
    private readonly WorkCallers _callers = new();
    private readonly LeaseRequests _requests;
    private readonly List<(IActorRef Asker, bool OnlyDead)> _listings = [];
    private readonly WorkGlances _glances = new();
    private readonly LeaseCount _leases = new();
    private int _unread;

    // What is being persisted, and how that went.
    private IActorRef? _asker;
    private int _eventsSinceSnapshot;
    private bool _isRejected;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WorkQueueActor(WorkspaceContext workspace)
    {
        (_workspace, PersistenceId) = (workspace, WorkKey.PersistenceIdOf(workspace.Workspace));
        (JournalPluginId, SnapshotPluginId) = (SessionPlugins.WorkJournal, SessionPlugins.WorkSnapshotStore);
        _start = workspace.Time.GetTimestamp();
        _looks = new WorkLooks(workspace.Settings.Work.LookInterval);
        _queue = new WorkQueue(workspace.Settings.Work.AttemptsMax, new LeaseNames(workspace.Workspace));
        _requests = new LeaseRequests(workspace, _queue, Context, Context.Parent, Record);

        Recover<SnapshotOffer>(offer => _queue.Restore((WorkSnapshot)offer.Snapshot));
        Recover<WorkEvent>(happened => _queue.Apply(happened, Now));
        Recover<RecoveryCompleted>(_ => _queue.EndRecovery(Now, _workspace.Now));

        Command<WorkCommand.TakeNext>(Wait);
        Command<WorkCommand.CancelNext>(request => Cancel([request.Ticket]));
        Command<WorkCommand.Renew>(request => Do(request));
        Command<WorkCommand.Reply>(request => Do(request));
        Command<WorkCommand.Release>(request => Do(request));
        Command<WorkCommand.Revive>(Revive);
        Command<WorkQuery.GetWork>(_ => List(onlyDead: false));
        Command<WorkQuery.GetDeadLettered>(_ => TellDeadLettered());
        Command<SessionProtocol.GetUse>(_ => TellUse());
        Command<SessionProtocol.Changed>(Hear);
        Command<WorkspaceReply.SessionsListed>(EndLook);
        Command<WorkspaceReply.Refused>(refused => EndLook(Refuse(refused.Refusal)));
        Command<SessionReply.SnapshotFound>(found => TakeIn(found.Snapshot));
        Command<SessionReply.Refused>(TakeIn);
        Command<WorkReplyActor.Ended>(EndReply);
        Command<Terminated>(terminated => Cancel(_callers.Unbind(terminated.ActorRef)));
        Command<LookAtAll>(_ => Look());
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
        _requests.RefuseAll();
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
        LookWhenDue();
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
        Record(_queue.RunOuts(Now), () => Do(request, worker), worker);
    }

    private void Do(WorkCommand request, IActorRef worker)
    {
        if (_requests.Postpone(request, worker) is { } toLookAt)
        {
            LookAt(toLookAt);
            EndDo();
        }
        else
        {
            _requests.Do(request, worker, EndDo);
        }
    }

    private void EndDo()
    {
        if (!_looks.HasLooked)
            Look();
        Serve();
    }

    private void EndReply(WorkReplyActor.Ended ended) =>
        _requests.EndReply(Sender, ended.Outcome, () => Glance(ended.Outcome.Session));

    private void Revive(WorkCommand.Revive request)
    {
        var asker = Sender;
        Record(_queue.Revive(request.Session), Answer, asker);

        void Answer()
        {
            asker.Tell(new WorkReply.Done(_workspace.Workspace));
            Serve();
        }
    }

    private void List(bool onlyDead)
    {
        _listings.Add((Sender, onlyDead));
        Look();
    }

    // Dead work from before this queue may be over by now, and what it is its session says.
    private void TellDeadLettered()
    {
        if (_queue.MayHaveDead && !_looks.HasLooked)
            List(onlyDead: true);
        else
            Sender.Tell(DeadLettered());
    }

    private WorkReply.Listed DeadLettered() => new(
        _workspace.Workspace, [.. _queue.Listing.Where(item => item.IsDead)], _unread);

    private void TellUse() => Sender.Tell(new SessionProtocol.UseFound(
        _queue.HasCallers || _requests.AreUnderWay || _listings.Count > 0));

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
        _requests.Looked(snapshot.Id, () => Hand(snapshot.Id));
    }

    private void Hand(SessionId session)
    {
        if (_queue.Hand(session, _workspace.Now) is { } handed)
            Record([handed.Leased], () => Hand(session, handed.Caller, handed.Work));
        else
            EndTakingIn(session);
    }

    private void Hand(SessionId session, WorkCaller caller, WorkItem work)
    {
        SessionMeasures.HandedOut.Add(1);
        _callers.Answer(
            caller.Ticket, new WorkReply.Handed(_workspace.Workspace, work.Lease!, work.Event, _unread));
        EndTakingIn(session);
    }

    private void EndTakingIn(SessionId session)
    {
        EndGlance(session);
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
        if (_looks.HasLooked)
            Record(_queue.RunOuts(Now), Match);
    }

    private void Match()
    {
        foreach (var session in _queue.Match())
            Glance(session);
        EndWaits();
    }

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
        foreach (var (asker, onlyDead) in _listings)
            asker.Tell(onlyDead && reply is WorkReply.Listed ? DeadLettered() : reply);
        _listings.Clear();
    }

    // Commands wait until all of it is done, so that what was decided still holds when it is applied.
    private void Record(IReadOnlyList<WorkEvent> decided, Action goOn, IActorRef? asker = null)
    {
        if (decided.Count == 0)
        {
            goOn();
            return;
        }

        _asker = asker;
        PersistAll(decided, Written, GoOn);

        void GoOn()
        {
            _asker = null;
            goOn();
        }
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
        if (++_eventsSinceSnapshot < _workspace.Settings.Work.SnapshotEvery)
            return;

        _eventsSinceSnapshot = 0;
        SaveSnapshot(_queue.Snapshot);
    }

    private void TellFailure(SaveSnapshotFailure failure) => Log.Warning(
        failure.Cause, "The snapshot of the work of {Workspace} was not saved; its events are kept.", _workspace.Workspace);

    private WorkReply.Refused Refuse(Refusal refusal) => new(_workspace.Workspace, refusal);

    /// <summary>From the timer: leases have run out, or callers have waited long enough.</summary>
    internal sealed record Expire;

    private sealed record LookAtAll;
}
