using System.Diagnostics.CodeAnalysis;
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
[SuppressMessage("Design", "CA1001", Justification = "Akka stops an actor, nobody disposes it: PostStop does.")]
internal sealed class SessionActor : ReceivePersistentActor
{
    // Who this is.
    private readonly SessionKey _key;
    private readonly WorkspaceContext _workspace;
    private readonly BatchLimits _limits;
    private readonly CancellationTokenSource _ending = new();

    // What the journal says.
    private DerivedSession _session;

    // What is under way. While a write is, Akka.Persistence keeps other messages away; a look excludes writes by _look.
    private readonly AppendQueue _appends = new();
    private readonly ReadQueue _reads = new();
    private readonly SnapshotSaves _saves;
    private Batch? _writing;
    private Batch? _writtenBehindOthers;
    private object? _look;
    private bool _lookBeforeWriting;
    private bool _snapshotMayBeOld;
    private bool _proceeding;
    private bool _leaving;
    private Refusal _lastWords = Refusals.Stopping;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionActor(SessionId session, WorkspaceContext workspace)
    {
        _key = new SessionKey(workspace.Workspace, session);
        _workspace = workspace;
        _limits = new BatchLimits(workspace.Settings.Sessions.BatchEntriesMax, workspace.Settings.Sessions.BatchBytesMax);
        _session = DerivedSession.Unread(session);
        _saves = new SnapshotSaves(snapshot => SaveSnapshot(new SnapshotFile(snapshot)), Tell);

        Recover<ReplayedLine>(Replay);
        Recover<RecoveryCompleted>(_ => Recovered());
        Command<SessionCommand.AppendEvent>(QueueAppend);
        Command<SessionQuery.GetSnapshot>(QueueRead);
        Command<Proceed>(_ => ProceedNow());
        Command<LookDone>(EndLook);
        Command<LookFailed>(EndLook);
        Command<SaveSnapshotSuccess>(_ => EndSave());
        Command<SaveSnapshotFailure>(EndSave);
        Command<SessionProtocol.Passivate>(_ => Leave());
    }

    /// <inheritdoc/>
    public override string PersistenceId => _key.PersistenceId;

    /// <summary>The snapshot file is never believed over the journal.</summary>
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    private DateTimeOffset Now => _workspace.Time.GetUtcNow();

    /// <summary>The actor of a session.</summary>
    public static Props Props(SessionId session, WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<SessionActor>(session, workspace);

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        Log.Warning(reason, "{0} could not be read.", _key);
        _lastWords = Refusals.For(reason);
        Context.Parent.Tell(new SessionProtocol.Unavailable(_key.Session, _lastWords));
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Log.Error(cause, "The journal failed while {0} was written; the session starts anew at its next use.", _key);
        _lastWords = Refusals.For(cause);
    }

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        if (_writing is { } batch && batch.Confirm())
        {
            (_writing, _lookBeforeWriting) = (null, true);
            NotWritten(batch, cause);
            ProceedSoon();
        }
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _ending.Cancel();
        _ending.Dispose();
        _saves.GiveAll();
        Refuse(_writing, _lastWords == Refusals.Stopping ? Refusals.OutcomeUnknown : _lastWords);
        Refuse(_writtenBehindOthers, Refusals.OutcomeUnknown);
        RefuseWaiting(_lastWords);
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        Log.Warning("{0} does not know the message {1}.", _key, message.GetType());
        base.Unhandled(message);
    }

    private void Replay(ReplayedLine line) => _session = _session.Replay(line, Now);

    private void Recovered()
    {
        _snapshotMayBeOld = true;
        Context.Parent.Tell(new SessionProtocol.Ready(_key.Session));
    }

    private void QueueAppend(SessionCommand.AppendEvent command)
    {
        _appends.Add(new WaitingAppend(command, Sender));
        ProceedSoon();
    }

    private void QueueRead(SessionQuery.GetSnapshot query)
    {
        _reads.Add(Sender, _appends.Ticket);
        if (_appends.Count == 0)
            ProceedNow();
    }

    // Lands behind whatever waits in the mailbox, so that all of it goes into one write.
    private void ProceedSoon()
    {
        if (!_proceeding)
            Self.Tell(Proceed.Instance);
        _proceeding = true;
    }

    private void ProceedNow()
    {
        _proceeding = false;
        if (_look is not null)
            return;

        var mustLook = _reads.Begin(_appends.Taken) || _writtenBehindOthers is not null;
        if (mustLook || (_appends.Count > 0 && (_lookBeforeWriting || !_session.IsPlaced)))
            Look();
        else if (_appends.Count > 0)
            Write(looked: false);
        GoOn();
    }

    private void Look()
    {
        while (true)
        {
            var reading = _workspace.Store.ReadAsync(_key, _session.Position, _ending.Token);
            if (!reading.IsCompletedSuccessfully)
            {
                var look = _look = new object();
                reading.AsTask().PipeTo(
                    Self, success: tail => new LookDone(look, tail), failure: cause => new LookFailed(look, cause));
                return;
            }

            if (!TakeIn(reading.Result))
            {
                Looked();
                return;
            }
        }
    }

    private void EndLook(LookDone done)
    {
        if (!ReferenceEquals(done.Look, _look))
            return;

        _look = null;
        if (TakeIn(done.Tail))
            Look();
        else
            Looked();
        GoOn();
    }

    private void EndLook(LookFailed failed)
    {
        if (!ReferenceEquals(failed.Look, _look))
            return;

        (_look, _lookBeforeWriting) = (null, true);
        if (failed.Cause is not SessionException)
            Log.Error(failed.Cause, "{0} could not be read.", _key);
        Refuse(_writtenBehindOthers, Refusals.OutcomeUnknown);
        _writtenBehindOthers = null;
        RefuseWaiting(Refusals.For(failed.Cause));
        GoOn();
    }

    // Whether there is more to read.
    private bool TakeIn(JournalTail tail)
    {
        var before = _session;
        _session = _session.Take(tail, Now, _writtenBehindOthers is { } batch ? batch.Find : null);
        _snapshotMayBeOld |= !ReferenceEquals(before, _session);
        return tail.More;
    }

    private void Looked()
    {
        _lookBeforeWriting = false;
        var answers = _reads.End().Select(Found).ToList();
        if (_writtenBehindOthers is { } batch)
            answers.AddRange(batch.Answers(Refusals.ReplacedMeanwhile));
        _writtenBehindOthers = null;
        AnswerWithSnapshotStored(answers);
        if (_appends.Count > 0)
            Write(looked: true);
    }

    private void Write(bool looked)
    {
        var plan = BatchPlan.For(_session, _appends.Commands, Now, _limits);
        if (plan.NeedsFreshLook && !looked)
        {
            Look();
            return;
        }

        var appends = _appends.Take(plan.Decisions.Count);
        foreach (var (append, decision) in appends.Zip(plan.Decisions))
            AnswerUnwritten(append, decision);
        if (plan.Entries.Count == 0)
            return;

        _writing = new Batch(appends, plan);
        PersistAll(_writing.Pending(_session.Position), _ => Written());
    }

    private void AnswerUnwritten(WaitingAppend append, AppendDecision decision)
    {
        if (decision is AppendDecision.Refuse refuse)
            append.Sender.Tell(Refusals.Reply(append.Command, refuse.Refusal));
        else if (decision is AppendDecision.Repeat repeat)
            FirstAnswer.Find(_workspace, append.Command, repeat.Key).PipeTo(append.Sender, Self);
    }

    private void Written()
    {
        if (_writing is not { } batch || !batch.Confirm())
            return;

        _writing = null;
        _session = _session.Append(batch.Entries, Now, batch.Applied);
        _snapshotMayBeOld = true;
        AnswerWithSnapshotStored(batch.Answers(Refusals.OutcomeUnknown));
        GoOn();
    }

    private void NotWritten(Batch batch, Exception cause)
    {
        if (cause is not (SessionException or JournalMovedException))
            Log.Error(cause, "The journal rejected entries of {0}.", _key);

        if (cause is JournalMovedException { Written: true })
            _writtenBehindOthers = batch;
        else if (cause is not JournalMovedException)
            Refuse(batch, Refusals.For(cause));
        else if (batch.Appends.First().Tries + 1 >= _workspace.Settings.Sessions.WriteTriesMax)
            Refuse(batch, Refusals.WrittenTooFast);
        else
            _appends.PutBack(batch.Appends.Select(append => append with { Tries = append.Tries + 1 }));
    }

    private void AnswerWithSnapshotStored(IEnumerable<Answer> answers)
    {
        if (_snapshotMayBeOld && _session.HasLines && _workspace.ReadOnly is null)
            _saves.Save(_session.State.Snapshot, answers);
        else
            foreach (var answer in answers)
                Tell(answer);
        _snapshotMayBeOld = false;
    }

    private void EndSave()
    {
        _saves.Ended();
        GoOn();
    }

    private void EndSave(SaveSnapshotFailure failure)
    {
        Log.Warning(failure.Cause, "The snapshot of {0} was not stored; the journal has it all.", _key);
        EndSave();
    }

    private void Leave()
    {
        _leaving = true;
        GoOn();
    }

    private void GoOn()
    {
        var idle = _look is null && _writing is null;
        if (idle && (_appends.Count > 0 || _reads.Count > 0 || _writtenBehindOthers is not null))
            ProceedSoon();
        else if (idle && _leaving && _saves.IsIdle)
            Context.Stop(Self);
    }

    private Answer Found(IActorRef reader) => new(reader, new SessionReply.SnapshotFound(
        _key.Workspace, _key.Session, _session.LastSeq, _session.State.Snapshot));

    private void RefuseWaiting(Refusal refusal)
    {
        foreach (var append in _appends.TakeAll())
            append.Sender.Tell(Refusals.Reply(append.Command, refusal));
        foreach (var reader in _reads.TakeAll())
            reader.Tell(new SessionReply.Refused(_key.Workspace, _key.Session, refusal));
    }

    private void Refuse(Batch? batch, Refusal refusal)
    {
        foreach (var answer in batch?.Answers(refusal) ?? [])
            Tell(answer);
    }

    private void Tell(Answer answer) => answer.To.Tell(answer.Reply, Self);

    private sealed record Proceed
    {
        public static readonly Proceed Instance = new();
    }

    private sealed record LookDone(object Look, JournalTail Tail);

    private sealed record LookFailed(object Look, Exception Cause);
}
