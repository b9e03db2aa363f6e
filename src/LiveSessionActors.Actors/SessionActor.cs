using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Owns one session: the only writer of its journal in this process. Persists, then applies, then answers; takes in what
/// other programs appended before it answers a read. Made from its id alone, by its registry or a shard region.
/// </summary>
internal sealed partial class SessionActor : UntypedPersistentActor, IWithTimers
{
    // Who this is, and whom it tells of its changes.
    private readonly SessionKey _key;
    private readonly WorkspaceContext _workspace;
    private readonly IActorRef _registry;
    private readonly SessionLife _life;

    // The session, and its journal as other programs see it.
    private readonly KnownSession _known;
    private readonly ISharedJournal _journal;

    // What is under way, a look, a write or a copy, and what waits for it. What comes meanwhile is queued here, where it is
    // counted, and not stashed by Akka.Persistence, which would take whatever comes.
    private readonly RecoveryStash _stash;
    private readonly JournalLooks _looks;
    private readonly AppendQueue _appends = new();
    private readonly OldKeys _oldKeys = new();
    private readonly CurrentWrite _write = new();
    private readonly ReadQueue _reads;
    private readonly SnapshotSaves _saves;
    private int _snapshotLine;
    private bool _lookBeforeWriting;
    private bool _migrating;
    private bool _proceeding;
    private bool _leaving;
    private Refusal _lastWords = Refusals.Stopping;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionActor(string entityId)
    {
        (PersistenceId, _key) = (entityId, SessionKey.Parse(entityId));
        (JournalPluginId, SnapshotPluginId) = (SessionPlugins.Journal, SessionPlugins.SnapshotStore);
        _workspace = LiveSessions.For(Context.System).Of(_key.Workspace);
        (_registry, _life) = (_workspace.Registry, new(_workspace.Time));
        _journal = _workspace.Store.Share(_key);
        _known = new(
            _key.Session, _workspace.Store.DiagnosticsMax, _workspace.Time, _appends.Find, _write.Applied);
        _looks = new JournalLooks(_journal, Self);
        _reads = new ReadQueue(_key);
        _saves = new SnapshotSaves(
            Show,
            after => Timers.StartSingleTimer(nameof(FollowUp), new FollowUp(), after),
            Tell,
            _workspace.Time,
            _workspace.Settings.Sessions.SnapshotInterval);
        _stash = new RecoveryStash(_workspace.Settings.Sessions);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private bool IsOccupied => _looks.IsUnderWay || _write.IsUnderWay || _migrating;

    /// <summary>The actor of a session.</summary>
    /// <param name="entityId">The session's <see cref="SessionKey.PersistenceId"/>.</param>
    public static Props Props(string entityId) => Akka.Actor.Props.Create<SessionActor>(entityId);

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: SessionState snapshot }: _known.Recover(snapshot); break;
            case JournalLine line: _known.Recover(line); break;
            case RecoveryCompleted: EndRecovery(); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case SessionCommand.AppendEvent command: QueueAppend(command); break;
            case SessionQuery.GetSnapshot query: QueueRead(query); break;
            case Proceed: ProceedNow(); break;
            case JournalLooks.Done done: EndLook(done); break;
            case JournalLooks.Found found: EndSearch(found); break;
            case JournalLooks.Failed failed: EndLook(failed); break;
            case WorkspaceReply.LegacyMigrated migrated: EndMigration(migrated.Journals); break;
            case WorkspaceReply.Refused refused: EndMigration(refused.Refusal); break;
            case Shown shown: EndShowing(shown.Failure); break;
            case FollowUp: _saves.Woken(); break;
            case SaveSnapshotSuccess: break;
            case SaveSnapshotFailure failure: Log.Warning(failure.Cause, "No snapshot of {Session} was saved.", _key); break;
            case SessionProtocol.Passivate: Leave(); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Log.Warning(reason, "{Session} could not be read.", _key);
        _lastWords = Refusals.For(reason);
        Context.System.EventStream.Publish(new LostMessagesActor.Failed(Self, _lastWords));
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        _lastWords = Refusals.For(cause);
        Log.Error(cause, "The journal failed while {Session} was written; the session is recovered at its next use.", _key);
    }

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (_write.Confirm() is null)
            return;

        if (cause is not (SessionException or JournalMovedException))
            Log.Error(cause, "The journal rejected entries of {Session}.", _key);
        _lookBeforeWriting = true;
        TellAll(_write.Reject(cause, _appends, _workspace.Settings.Sessions.WriteTriesMax));
        ProceedSoon();
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _life.End();
        _looks.Cancel();
        _saves.GiveAll();
        TellAll(_write.End(_lastWords == Refusals.Stopping ? Refusals.OutcomeUnknown : _lastWords));
        RefuseWaiting(_lastWords);
        _journal.Dispose();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        Log.Warning("{Session} does not know the message {MessageType}.", _key, message.GetType());
        base.Unhandled(message);
    }

    private void EndRecovery()
    {
        _known.EndRecovery(_journal.Recovered(LastSequenceNr));
        _snapshotLine = _known.Now.Position.Lines;
        _life.Begin();
    }

    // Lands behind whatever waits in the mailbox, so that all of it goes into one write.
    private void ProceedSoon()
    {
        if (!_proceeding)
            Self.Tell(new Proceed());
        _proceeding = true;
    }

    private void ProceedNow()
    {
        _proceeding = false;
        if (IsOccupied)
            return;

        var mustLook = _reads.Begin(_appends.Taken);
        if (mustLook || (_appends.Count > 0 && (_lookBeforeWriting || !_known.Now.IsPlaced)))
            Look();
        else if (_appends.Count > 0)
            Write(looked: false);
        GoOn();
    }

    private void Write(bool looked)
    {
        var waiting = _appends.Commands;
        if (_looks.Find(_oldKeys, _known.Now, waiting, _workspace.Limits))
            return;

        var plan = BatchPlan.For(_known.Now, _oldKeys, waiting, _workspace.Now, _workspace.Limits);
        if (plan.NeedsFreshLook && !looked)
        {
            Look();
            return;
        }

        if (plan.Entries.Count > 0 && _known.Now.Position.IsLegacy)
        {
            Migrate();
            return;
        }

        _oldKeys.Clear();
        var appends = _appends.Take(plan.Decisions.Count);
        for (var index = 0; index < appends.Count; index++)
            AnswerUnwritten(appends[index], plan.Decisions[index]);
        if (plan.Entries.Count == 0)
            return;

        _journal.Expect(_known.Now.Position);
        PersistAllAsync(_write.Begin(new Batch(appends, plan, _known.Now.NextLine, _workspace.Time)), Written);
    }

    private void AnswerUnwritten(WaitingAppend append, AppendDecision decision)
    {
        if (decision is AppendDecision.Refuse refuse)
            Tell(append.Refused(refuse.Refusal));
        else if (decision is AppendDecision.Repeat repeat)
            FirstAnswer.Find(_workspace, _journal, append.Command, repeat.Key).PipeTo(append.Sender, Self);
    }

    private void Written(JournalLine line)
    {
        if (_write.Confirm() is not { } batch)
            return;

        if (_journal.Written(batch.Entries) is { } position)
            Apply(batch, position);
        else
            Seek();
        GoOn();
    }

    // Among lines that others wrote before: they come first, and the look that takes them in finds these.
    private void Seek()
    {
        _lookBeforeWriting = true;
        _write.Seek(_appends);
    }

    private void Apply(Batch batch, JournalPosition position)
    {
        _known.Append(batch.Lines, position);
        AnswerAndFollow(_write.End(Refusals.OutcomeUnknown));
    }

    private void AnswerAndFollow(IReadOnlyList<Answer> answers)
    {
        if (_known.TakeUntold() is { } changed)
            _registry.Tell(changed);
        _saves.Answer(_known.Now, answers);
        SaveSnapshotWhenDue();
    }

    private void SaveSnapshotWhenDue()
    {
        var line = _known.Now.Position.Lines;
        if (line - _snapshotLine < _workspace.Settings.Sessions.SnapshotEvery)
            return;

        _snapshotLine = line;
        SaveSnapshot(_known.Now.Settled);
    }

    private void Leave()
    {
        _leaving = true;
        GoOn();
    }

    private void GoOn()
    {
        if (!IsOccupied && (_appends.Count > 0 || _reads.Count > 0))
            ProceedSoon();
        else if (!IsOccupied && _leaving)
            EndWhenSaved();
    }

    private void EndWhenSaved()
    {
        _saves.Finish();
        if (_saves.IsDone)
            Context.Stop(Self);
    }

    private sealed record Proceed;

    private sealed record FollowUp;
}
