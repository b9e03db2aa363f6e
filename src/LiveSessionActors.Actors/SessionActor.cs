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
/// Owns one session: the only writer of its journal and snapshot in this process. Persists, then applies, then answers;
/// takes in what other processes appended before it answers a read.
/// </summary>
internal sealed class SessionActor : UntypedPersistentActor, IWithTimers
{
    // Who this is.
    private readonly SessionKey _key;
    private readonly WorkspaceContext _workspace;
    private readonly SessionLife _life;

    // What the journal says.
    private readonly KnownSession _known;

    // What is under way, a look or a write, and what waits for it. What comes meanwhile is queued here, where it is counted,
    // and not stashed by Akka.Persistence, which would take whatever comes.
    private readonly JournalLooks _looks;
    private readonly AppendQueue _appends = new();
    private readonly OldKeys _oldKeys = new();
    private readonly CurrentWrite _write = new();
    private readonly Action<PendingEntry> _written;
    private readonly ReadQueue _reads;
    private readonly SnapshotSaves _saves;
    private bool _lookBeforeWriting;
    private bool _proceeding;
    private bool _leaving;
    private Refusal _lastWords = Refusals.Stopping;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionActor(SessionId session, WorkspaceContext workspace)
    {
        _key = new SessionKey(workspace.Workspace, session);
        (_workspace, _life, PersistenceId) = (workspace, new(session, workspace.Time), _key.PersistenceId);
        _written = _ => Written();
        (JournalPluginId, SnapshotPluginId) = (SessionPlugins.Journal, SessionPlugins.SnapshotStore);
        _known = new(session, workspace.Store.DiagnosticsMax, workspace.Time, _appends.Find, _write.Applied);
        _looks = new JournalLooks(workspace.Store, _key, Self);
        _reads = new ReadQueue(_key);
        _saves = new SnapshotSaves(
            snapshot => SaveSnapshot(new SnapshotFile(snapshot)),
            after => Timers.StartSingleTimer(nameof(FollowUp), new FollowUp(), after),
            Tell,
            workspace.Time,
            workspace.Settings.Sessions.SnapshotInterval);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private bool IsOccupied => _looks.IsUnderWay || _write.IsUnderWay;

    /// <summary>The actor of a session.</summary>
    public static Props Props(SessionId session, WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<SessionActor>(session, workspace);

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer offer: _known.Recover((RecoveryPoint)offer.Snapshot); break;
            case ReplayedLine line: _known.Recover(line); break;
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
            case SaveSnapshotSuccess: EndSave(null); break;
            case SaveSnapshotFailure failure: EndSave(failure.Cause); break;
            case FollowUp: _saves.Woken(); break;
            case SessionProtocol.Passivate: Leave(); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Log.Warning(reason, "{Session} could not be read.", _key);
        _lastWords = Refusals.For(reason);
        Context.Parent.Tell(new SessionProtocol.Unavailable(_key.Session, _lastWords));
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
        _known.EndRecovery();
        Context.Parent.Tell(_life.Begin());
    }

    private void QueueAppend(SessionCommand.AppendEvent command)
    {
        if (RefuseWhenFull(command))
            return;

        _appends.Add(WaitingAppend.Of(command, Sender, _workspace));
        ProceedSoon();
    }

    private void QueueRead(SessionQuery.GetSnapshot query)
    {
        if (RefuseWhenFull(query))
            return;

        _reads.Add(Sender, _appends.Ticket);
        if (_appends.Count == 0)
            ProceedNow();
    }

    private bool RefuseWhenFull(ISessionMessage message)
    {
        var isFull = _appends.Count + _reads.Count >= _workspace.Settings.Sessions.WaitingMax
            || _appends.Bytes >= _workspace.Settings.Sessions.WaitingBytesMax;
        if (isFull)
            Sender.Tell(Refusals.Reply(message, Refusals.Busy));
        return isFull;
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

    private void Look()
    {
        while (_looks.Next(_known.Now.Position) is { } tail)
        {
            if (!_known.Take(tail))
            {
                Looked();
                return;
            }
        }
    }

    private void EndLook(JournalLooks.Done done)
    {
        if (!_looks.End(done.Awaited))
            return;

        if (_known.Take(done.Tail))
            Look();
        else
            Looked();
        GoOn();
    }

    private void EndSearch(JournalLooks.Found found)
    {
        if (!_looks.End(found.Awaited))
            return;

        _oldKeys.Add(found.Forgotten, found.Keys, found.Appended);
        if (_appends.Count > 0)
            Write(looked: false);
        GoOn();
    }

    private void EndLook(JournalLooks.Failed failed)
    {
        if (!_looks.End(failed.Awaited))
            return;

        _lookBeforeWriting = true;
        if (failed.Cause is not SessionException)
            Log.Error(failed.Cause, "{Session} could not be read.", _key);
        RefuseWaiting(Refusals.For(failed.Cause));
        GoOn();
    }

    private void Looked()
    {
        var sought = _appends.EndSearch(_known.EndLook(), _workspace.Settings.Sessions.WriteTriesMax);
        _lookBeforeWriting = false;
        var read = _reads.End(_known.Now);
        AnswerAndFollow(sought.Count == 0 ? read : [.. sought, .. read]);
        if (_appends.Count > 0)
            Write(looked: true);
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

        _oldKeys.Clear();
        var appends = _appends.Take(plan.Decisions.Count);
        for (var index = 0; index < appends.Count; index++)
            AnswerUnwritten(appends[index], plan.Decisions[index]);
        if (plan.Entries.Count == 0)
            return;

        var batch = new Batch(appends, plan, _workspace.Time);
        PersistAllAsync(_write.Begin(batch, _known.Now.Position), _written);
    }

    private void AnswerUnwritten(WaitingAppend append, AppendDecision decision)
    {
        if (decision is AppendDecision.Refuse refuse)
            Tell(append.Refused(refuse.Refusal));
        else if (decision is AppendDecision.Repeat repeat)
            FirstAnswer.Find(_workspace, append.Command, repeat.Key).PipeTo(append.Sender, Self);
    }

    private void Written()
    {
        if (_write.Confirm() is not { } batch)
            return;

        if (_known.Now.Position.IsOvertaken)
            Seek();
        else
            Apply(batch);
        GoOn();
    }

    // Among lines that others wrote before: they come first, and the look that takes them in finds these.
    private void Seek()
    {
        _lookBeforeWriting = true;
        _write.Seek(_appends);
    }

    private void Apply(Batch batch)
    {
        _known.Append(batch.Entries);
        AnswerAndFollow(_write.End(Refusals.OutcomeUnknown));
    }

    private void AnswerAndFollow(IReadOnlyList<Answer> answers)
    {
        if (_known.TakeUntold() is { } changed)
            Context.Parent.Tell(changed);
        _saves.Answer(_known.Now, mayWrite: _workspace.ReadOnly is null, answers);
    }

    private void EndSave(Exception? failure)
    {
        if (failure is not null)
            Log.Warning(failure, "The snapshot of {Session} was not saved; the journal is complete.", _key);
        _saves.Ended();
        GoOn();
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

    private void RefuseWaiting(Refusal refusal) =>
        TellAll([.. _appends.RefuseAll(refusal), .. _reads.RefuseAll(refusal)]);

    private void TellAll(IReadOnlyList<Answer> answers)
    {
        foreach (var answer in answers)
            Tell(answer);
    }

    private void Tell(Answer answer) => answer.To.Tell(answer.Reply, Self);

    private sealed record Proceed;

    private sealed record FollowUp;
}
