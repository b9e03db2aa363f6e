using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>
/// Tells the changes of one workspace to its subscribers, in one order that outlives the process: sessions say what
/// they append, and while anybody watches the journals are looked at for what others append. Without subscribers it
/// rests.
/// </summary>
internal sealed class WatchActor : ReceiveActor, IWithTimers
{
    private const int UsesPerIdleClose = 4;

    // What comes this soon after a write of the index shares the next one: a change by itself is told at once, a stream
    // of them costs a write and a round of the actors for many together.
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(50);

    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    private readonly IndexWrites _writes;
    private readonly WatchLooks _looks;
    private readonly Queue<AddedChange> _untold = new();
    private readonly WatchSubscriptions _subscriptions = new();
    private readonly LiveSubscriptions _live = new();
    private readonly HashSet<SessionId> _unreadable = [];
    private WatchedJournals _journals = new();
    private bool _isLoaded;
    private bool _isWatching;
    private bool _looksOnceMore;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WatchActor(WorkspaceContext workspace)
    {
        _workspace = workspace;
        _writes = new IndexWrites(workspace, Self);
        _looks = new WatchLooks(workspace, Self);

        Receive<WatchCommand.Subscribe>(Subscribe);
        Receive<WatchCommand.Acknowledge>(acknowledge => _subscriptions.Of(Sender)?.Forward(acknowledge));
        Receive<WatchCommand.Unsubscribe>(_ => _subscriptions.Of(Sender)?.Tell(new WatchProtocol.Leave(null)));
        Receive<WatchProtocol.Place>(Place);
        Receive<WatchProtocol.Next>(GiveNext);
        Receive<WatchProtocol.Fall>(fall => _live.Remove(Sender, fall.Session));
        Receive<WatchProtocol.GetPresent>(_ => TellPresent());
        Receive<SessionProtocol.Changed>(TakeIn);
        Receive<SessionProtocol.Archived>(LookOnceMore);
        Receive<IndexRead>(Load);
        Receive<WatchLooks.Done>(EndLook);
        Receive<IndexWrites.Done>(EndWrite);
        Receive<Terminated>(terminated => Forget(terminated.ActorRef));
        Receive<LookAtAll>(_ => LookAgain());
        Receive<Gather>(_ => GoOn());
        Receive<Use>(_ => workspace.Registry.Tell(new SessionProtocol.InUse()));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The watch of a workspace.</summary>
    public static Props Props(WorkspaceContext workspace) => Akka.Actor.Props.Create<WatchActor>(workspace);

    /// <summary>A subscription that fails ends; its subscriber hears of it.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        _log.Warning("The watch of {Workspace} does not know the message {MessageType}.", _workspace.Workspace, message.GetType());
        base.Unhandled(message);
    }

    private void Subscribe(WatchCommand.Subscribe wanted)
    {
        _subscriptions.Of(Sender)?.Tell(new WatchProtocol.Leave(null));
        var isFirst = _subscriptions.Count == 0;
        var subscription = Context.ActorOf(WatchSubscriptionActor.Props(_workspace, Sender, wanted));
        _subscriptions.Add(Sender, Context.Watch(subscription), wanted.Session);
        if (isFirst)
            Wake();
    }

    private void Wake()
    {
        var use = _workspace.Settings.Workspaces.IdleClose / UsesPerIdleClose;
        Timers.StartPeriodicTimer(nameof(Use), new Use(), use);
        if (_isLoaded)
            GoOn();
        else
            IndexRead.FromAsync(_workspace).PipeTo(Self);
    }

    private void Load(IndexRead read)
    {
        if (_isLoaded)
            return;

        if (read.Failure is not null)
            _log.Warning(read.Failure, "The index of changes of {Workspace} could not be read.", _workspace.Workspace);
        _isLoaded = true;
        if (read.IsDamaged)
            _log.Warning("The index of changes of {Workspace} was damaged and is regenerated.", _workspace.Workspace);
        _writes.Load(read);
        _journals = WatchedJournals.Of(read.Index.Known);
        GoOn();
    }

    private void Forget(IActorRef subscription)
    {
        _live.Remove(subscription, _subscriptions.SessionOf(subscription));
        _subscriptions.Remove(subscription);
        if (_subscriptions.Count > 0)
            return;

        Timers.CancelAll();
        _isWatching = false;
        _untold.Clear();
        _journals.ForgetStates();
        GoOn();
    }

    private void Place(WatchProtocol.Place place)
    {
        _looks.Want();
        _subscriptions.KeepWaiting(Sender, place, _looks.Begun + 1);
        if (!_isLoaded && _subscriptions.Count == 0)
            IndexRead.FromAsync(_workspace).PipeTo(Self);
        GoOn();
    }

    // Nobody watches, and no cursor was ever given to anybody who could come back.
    private bool IsWithoutPlaces => _subscriptions.Count == 0 && _writes.Index.End == 0;

    private WatchProtocol PlaceOf(WatchProtocol.Place place, long behind) =>
        place.After is not { } cursor
            ? new WatchProtocol.Placed(place.FromStart ? 0 : behind, _writes.PastBehind(behind))
        : _writes.Index.TryFind(cursor, out var position)
            ? new WatchProtocol.Placed(position.Value, _writes.PastBehind(behind))
        : new WatchProtocol.NotPlaced(WatchResetReason.UnknownCursor);

    private void GiveNext(WatchProtocol.Next next)
    {
        var index = _writes.Index;
        if (next.Position < index.Start)
        {
            Sender.Tell(new WatchProtocol.NotPlaced(WatchResetReason.TooOld));
            return;
        }

        var (entries, position) = index.Read(next.Position, Math.Min(_writes.Ready, next.End), next.Session);
        // Who wants one session is told how far the others' changes have come, too: that may be all of its past.
        if (position > next.Position || position < _writes.Ready)
        {
            _live.FallBehind(Sender, next.Session);
            Sender.Tell(new WatchProtocol.Past(entries, position, _subscriptions.Count - _live.Count));
            return;
        }

        _live.Add(Sender, next.Session);
        Sender.Tell(new WatchProtocol.Live());
    }

    private void TellPresent() =>
        Sender.Tell(new WatchProtocol.Present(_journals.All, _writes.PastBehind(_writes.Index.End)));

    private void TakeIn(SessionProtocol.Changed changed)
    {
        if (_subscriptions.Count == 0 || !_isLoaded)
            return;

        if (_isWatching && _journals.Follow(changed) is { } finding)
            Add(finding);
        else if (!_isWatching || !_journals.TryAdopt(changed))
            _looks.Want(changed.Session);
        GoOn();
    }

    // They are read where they are by now.
    private void LookOnceMore(SessionProtocol.Archived archived)
    {
        if (!_isLoaded || IsWithoutPlaces)
            return;

        foreach (var session in archived.Sessions)
            _looks.Want(session);
        _looksOnceMore = true;
        GoOn();
    }

    private void Add(JournalFinding finding)
    {
        foreach (var added in _writes.Index.Add(finding))
            _untold.Enqueue(added);
        _journals.Set(finding.Session, finding.Now, _workspace.Settings.Sessions.InMemoryMax);
    }

    private void LookAgain()
    {
        _looks.Want();
        GoOn();
    }

    private void EndLook(WatchLooks.Done done)
    {
        var restFor = _looks.End(done);
        _looksOnceMore &= _looks.IsDue;
        if (done.Failure is { } failure)
            Fail(failure);
        foreach (var finding in done.Found?.Findings ?? [])
        {
            if (_journals.Rest(finding) is { } rest)
                Add(rest);
            else
                _looks.Want(finding.Session);
        }

        Warn(done.Found?.Failures ?? []);
        if (_subscriptions.Count > 0 && !Timers.IsTimerActive(nameof(LookAtAll)))
            Timers.StartSingleTimer(nameof(LookAtAll), new LookAtAll(), restFor);
        GoOn();
    }

    // What is known goes on being told; who waits for a first look is not left waiting.
    private void Fail(Exception failure)
    {
        _log.Warning(failure, "The journals of {Workspace} could not be read.", _workspace.Workspace);
        if (!_isWatching)
            _subscriptions.TellAll(new WatchProtocol.Leave(Refusals.For(failure)));
    }

    private void Warn(IReadOnlyList<(SessionId Session, Refusal Refusal)> failures)
    {
        foreach (var (session, refusal) in failures.Where(failure => _unreadable.Add(failure.Session)))
            _log.Warning(
                "Changes of {Session} in {Workspace} are not told: {Detail}",
                session,
                _workspace.Workspace,
                refusal.Detail);
    }

    private void EndWrite(IndexWrites.Done done)
    {
        if (done.Failure is not null && _writes.IsDurable)
            _log.Warning(
                done.Failure,
                "The index of changes of {Workspace} cannot be written: watchers will not resume after a restart.",
                _workspace.Workspace);
        _writes.End(done);
        GoOn();
    }

    // The one way forward: write what is new, tell what is written, and look at what is to be looked at.
    private void GoOn()
    {
        if (!Timers.IsTimerActive(nameof(Gather)) && _writes.Begin())
            Timers.StartSingleTimer(nameof(Gather), new Gather(), GatherFor);
        while (_untold.TryPeek(out var first) && first.Position <= _writes.Ready)
            Tell(_untold.Dequeue());
        if (!_isLoaded || (_subscriptions.Count == 0 && !_subscriptions.AnyWaiting && !_looksOnceMore))
            return;

        if (_subscriptions.AnyWaiting)
            Place();
        if (_looks.IsDue && !IsWithoutPlaces)
            _looks.Begin(_journals.All, _isWatching);
    }

    // Who subscribes is told all that was in the journals by then before it is told that it has caught up. So much may
    // have been appended meanwhile that the index has been cut behind that.
    private void Place()
    {
        var isPlaced = _subscriptions.EndLook(IsWithoutPlaces ? long.MaxValue : _looks.Ended, _writes.Index.End);
        _isWatching |= isPlaced && _subscriptions.Count > 0;
        foreach (var (subscription, place, behind) in _subscriptions.TakeWaiting(_writes.Ready))
            subscription.Tell(PlaceOf(place, Math.Max(behind, _writes.Index.Start)));
    }

    private void Tell(AddedChange untold)
    {
        if (!_live.AnyFor(untold.Session) || (untold.Change is null && !untold.Replaced))
            return;

        var told = untold.Change is null
            ? null
            : new WatchEvent.Appended(_workspace.Workspace, _writes.Index.CursorOf(untold.Position), untold.Change);
        _live.Tell(untold.Session, new WatchProtocol.Happened(untold.Position, told), Self);
    }

    /// <summary>From the timer: the journals are to be looked at.</summary>
    internal sealed record LookAtAll;

    private sealed record Gather;

    private sealed record Use;
}
