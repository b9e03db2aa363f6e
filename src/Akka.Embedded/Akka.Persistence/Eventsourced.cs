using Akka.Actor;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>
/// The base of all persistent actors: an actor whose state is the sum of the events that it has persisted. It recovers
/// by replaying them before it handles the first command.
/// </summary>
public abstract class Eventsourced : ActorBase, IPersistentIdentity, IPersistenceStash, IPersistenceRecovery
{
    private readonly EventsourcedMachine _machine;
    private IStash _stash;
    private IActorRef _journal;
    private IActorRef _snapshotStore;
    private ILoggingAdapter _log;

    /// <summary>Makes an actor that recovers when it starts.</summary>
    protected Eventsourced()
    {
        Extension = Persistence.Instance.Apply(Context.System);
        _machine = new EventsourcedMachine(this, Context);
    }

    /// <summary>The extension of the actor's system.</summary>
    protected PersistenceExtension Extension { get; }

    /// <summary>The actor's log.</summary>
    protected virtual ILoggingAdapter Log => _log ??= Context.GetLogger();

    /// <inheritdoc />
    public abstract string PersistenceId { get; }

    /// <summary>How the actor recovers; from its youngest snapshot and all events after it unless overridden.</summary>
    public virtual Recovery Recovery => Recovery.Default;

    /// <inheritdoc />
    public virtual IStashOverflowStrategy InternalStashOverflowStrategy =>
        Extension.DefaultInternalStashOverflowStrategy;

    /// <summary>
    /// The user's stash. It does not mix with the internal one that keeps commands waiting for events.
    /// </summary>
    public IStash Stash
    {
        get => _stash;
        set => _stash = new UserStash(value, _machine.Stash);
    }

    /// <inheritdoc />
    public string JournalPluginId { get; protected set; }

    /// <inheritdoc />
    public string SnapshotPluginId { get; protected set; }

    /// <summary>The actor's journal.</summary>
    public IActorRef Journal => _journal ??= Extension.JournalFor(JournalPluginId);

    /// <summary>The actor's snapshot store.</summary>
    public IActorRef SnapshotStore => _snapshotStore ??= Extension.SnapshotStoreFor(SnapshotPluginId);

    /// <summary>The identity in the snapshot store: <see cref="PersistenceId" />.</summary>
    public string SnapshotterId => PersistenceId;

    /// <summary>Whether events are still being replayed.</summary>
    public bool IsRecovering => _machine.IsRecovering;

    /// <summary>Whether all events have been replayed.</summary>
    public bool IsRecoveryFinished => !IsRecovering;

    /// <summary>The sequence number of the last event replayed or persisted; 0 before the first.</summary>
    public long LastSequenceNr { get; internal set; }

    /// <summary>The sequence number that a snapshot taken now gets: <see cref="LastSequenceNr" />.</summary>
    public long SnapshotSequenceNr => LastSequenceNr;

    /// <summary>Asks for a snapshot, which comes as a <see cref="LoadSnapshotResult" />.</summary>
    /// <param name="persistenceId">Whose snapshot.</param>
    /// <param name="criteria">Which one.</param>
    /// <param name="toSequenceNr">The highest sequence number it may have.</param>
    public void LoadSnapshot(string persistenceId, SnapshotSelectionCriteria criteria, long toSequenceNr) =>
        SnapshotStore.Tell(new LoadSnapshot(persistenceId, criteria, toSequenceNr), Self);

    /// <summary>
    /// Saves a snapshot of the actor's state. A <see cref="SaveSnapshotSuccess" /> or a <see cref="SaveSnapshotFailure"
    /// /> follows.
    /// </summary>
    /// <param name="snapshot">The state. It must not change any more.</param>
    public void SaveSnapshot(object snapshot)
    {
        var now = Context.System.Scheduler.Now.UtcDateTime;
        var metadata = new SnapshotMetadata(SnapshotterId, SnapshotSequenceNr, now);
        SnapshotStore.Tell(new SaveSnapshot(metadata, snapshot), Self);
    }

    /// <summary>
    /// Deletes one snapshot. A <see cref="DeleteSnapshotSuccess" /> or a <see cref="DeleteSnapshotFailure" /> follows.
    /// </summary>
    /// <param name="sequenceNr">The snapshot's sequence number.</param>
    public void DeleteSnapshot(long sequenceNr)
    {
        var anyTime = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
        SnapshotStore.Tell(new DeleteSnapshot(new SnapshotMetadata(SnapshotterId, sequenceNr, anyTime)), Self);
    }

    /// <summary>
    /// Deletes all snapshots that match. A <see cref="DeleteSnapshotsSuccess" /> or a
    /// <see cref="DeleteSnapshotsFailure" /> follows.
    /// </summary>
    /// <param name="criteria">Which snapshots.</param>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria) =>
        SnapshotStore.Tell(new DeleteSnapshots(SnapshotterId, criteria), Self);

    /// <summary>
    /// Deletes events for good. A <see cref="DeleteMessagesSuccess" /> or a <see cref="DeleteMessagesFailure" />
    /// follows.
    /// </summary>
    /// <param name="toSequenceNr">The last one to delete, at most <see cref="LastSequenceNr" />; all when it is
    /// <see cref="long.MaxValue" />.</param>
    public void DeleteMessages(long toSequenceNr)
    {
        if (toSequenceNr == long.MaxValue || toSequenceNr <= LastSequenceNr)
            Journal.Tell(new DeleteMessagesTo(PersistenceId, Math.Min(toSequenceNr, LastSequenceNr), Self), Self);
        else
            Self.Tell(FailureLog.TooHigh(toSequenceNr, LastSequenceNr), Self);
    }

    /// <summary>Handles a replayed event, a <see cref="SnapshotOffer" /> or <see cref="RecoveryCompleted" />.</summary>
    /// <param name="message">What is replayed.</param>
    /// <returns>Whether it was handled.</returns>
    protected abstract bool ReceiveRecover(object message);

    /// <summary>Handles a command: checks it against the state and persists the events that follow from it.</summary>
    /// <param name="message">The command.</param>
    /// <returns>Whether it was handled.</returns>
    protected abstract bool ReceiveCommand(object message);

    /// <summary>
    /// Persists an event, then calls the handler with it. No command is handled in between, and the sender in the
    /// handler is the command's. When it cannot be written, <see cref="OnPersistFailure" /> is called and the actor
    /// stops; when the journal rejects it, <see cref="OnPersistRejected" /> is called instead of the handler and the
    /// actor goes on.
    /// </summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="handler">What follows from the event: change state, answer, publish.</param>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler) =>
        _machine.Persist(@event, handler, true);

    /// <summary>Like <see cref="Persist{TEvent}" /> for several events, which are written all or not at all.</summary>
    /// <typeparam name="TEvent">The events' type.</typeparam>
    /// <param name="events">The events, in order.</param>
    /// <param name="handler">Called for each event.</param>
    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) =>
        _machine.PersistAll(events, handler, true);

    /// <summary>Like <see cref="Persist{TEvent}" />, but commands are handled meanwhile.</summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="handler">What follows from the event.</param>
    public void PersistAsync<TEvent>(TEvent @event, Action<TEvent> handler) =>
        _machine.Persist(@event, handler, false);

    /// <summary>Like <see cref="PersistAll{TEvent}" />, but commands are handled meanwhile.</summary>
    /// <typeparam name="TEvent">The events' type.</typeparam>
    /// <param name="events">The events, in order.</param>
    /// <param name="handler">Called for each event.</param>
    public void PersistAllAsync<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler) =>
        _machine.PersistAll(events, handler, false);

    /// <summary>
    /// Calls the handler after all handlers that wait now, at once when there is none. Nothing is written. When one of
    /// the events before it cannot be written, the handler is not called.
    /// </summary>
    /// <typeparam name="TEvent">The message's type.</typeparam>
    /// <param name="evt">The message.</param>
    /// <param name="handler">Called with the message.</param>
    public void DeferAsync<TEvent>(TEvent evt, Action<TEvent> handler) => _machine.Defer(evt, handler);

    /// <summary>Called when all events have been replayed, before <see cref="RecoveryCompleted" />.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <summary>
    /// Called when the recovery failed; the actor stops afterwards. Logs the error unless overridden.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">The event that could not be handled, if it was one.</param>
    protected virtual void OnRecoveryFailure(Exception reason, object message = null) =>
        FailureLog.RecoveryFailed(Log, reason, message, LastSequenceNr, PersistenceId);

    /// <summary>
    /// Called when an event could not be written; the actor stops afterwards. Whether it was written is unknown. Logs
    /// the error unless overridden.
    /// </summary>
    /// <param name="cause">Why.</param>
    /// <param name="event">The event.</param>
    /// <param name="sequenceNr">The event's sequence number.</param>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        FailureLog.PersistFailed(Log, cause, @event, sequenceNr, PersistenceId);

    /// <summary>
    /// Called when the journal rejected an event; the actor goes on. Logs the error unless overridden.
    /// </summary>
    /// <param name="cause">Why.</param>
    /// <param name="event">The event.</param>
    /// <param name="sequenceNr">The event's sequence number, which stays unused.</param>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        FailureLog.PersistRejected(Log, cause, @event, sequenceNr, PersistenceId);

    /// <summary>Runs a command's asynchronous handler; the actor handles nothing else until it has ended.</summary>
    /// <param name="action">The handler. It may persist.</param>
    /// <exception cref="NotSupportedException">Such a handler is already running.</exception>
    protected void RunTask(Func<Task> action) => _machine.RunTask(action);

    /// <inheritdoc />
    protected internal override bool AroundReceive(Receive receive, object message)
    {
        _machine.Receive(receive, message);
        return true;
    }

    /// <inheritdoc />
    public override void AroundPreStart()
    {
        if (PersistenceId is null)
            throw new ArgumentNullException(nameof(PersistenceId), $"The persistent actor {Self.Path} has none.");
        // A missing plug-in fails the start, not the first event.
        _ = Journal;
        _ = SnapshotStore;
        _machine.AskForPermit();
        base.AroundPreStart();
    }

    /// <inheritdoc />
    public override void AroundPreRestart(Exception cause, object message)
    {
        try
        {
            _machine.Abandon(Stash);
        }
        finally
        {
            base.AroundPreRestart(cause, EventsourcedMachine.Unwrap(message));
        }
    }

    /// <inheritdoc />
    public override void AroundPostRestart(Exception reason, object message)
    {
        _machine.AskForPermit();
        base.AroundPostRestart(reason, message);
    }

    /// <inheritdoc />
    public override void AroundPostStop()
    {
        try
        {
            _machine.Abandon(Stash);
        }
        finally
        {
            base.AroundPostStop();
        }
    }

    /// <inheritdoc />
    protected override void Unhandled(object message)
    {
        if (message is RecoveryCompleted) return;
        FailureLog.Unhandled(Log, message, PersistenceId);
        base.Unhandled(message);
    }

    internal void ReceiveBy(Receive receive, object message) => base.AroundReceive(receive, message);

    internal bool Recover(object message) => ReceiveRecover(message);

    internal void ReportUnhandled(object message) => Unhandled(message);

    internal void ReplaySucceeded() => OnReplaySuccess();

    internal void RecoveryFailed(Exception reason, object message) => OnRecoveryFailure(reason, message);

    internal void PersistFailed(WriteMessageFailure answer) =>
        OnPersistFailure(answer.Cause, answer.Persistent.Payload, answer.Persistent.SequenceNr);

    internal void PersistRejected(WriteMessageRejected answer) =>
        OnPersistRejected(answer.Cause, answer.Persistent.Payload, answer.Persistent.SequenceNr);
}
