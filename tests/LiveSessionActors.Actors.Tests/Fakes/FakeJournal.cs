using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>The journal plug-in over <see cref="FakeDisk"/>.</summary>
public sealed class FakeJournal : AsyncWriteJournal
{
    private readonly FakeDisk _disk = FakeDisk.For(Context.System);

    /// <inheritdoc/>
    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        var tail = _disk.File(persistenceId).Read(JournalPosition.Start, int.MaxValue);
        foreach (var (line, number) in tail.Lines.Select((line, index) => (line, index + 1)))
            recoveryCallback(new Persistent(new ReplayedLine(line, tail.Position), number, persistenceId));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(
        string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        _disk.ReplayFailure is { } failure
            ? Task.FromException<long>(failure)
            : Task.FromResult((long)_disk.File(persistenceId).Read(JournalPosition.Start, int.MaxValue).Lines.Length);

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        await _disk.WriteGate.Pass();
        return [.. messages.Select(write => Write(write)!)];
    }

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(
        string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => Task.CompletedTask;

    private Exception? Write(AtomicWrite write)
    {
        if (_disk.WriteFailure is { } failure)
            throw failure;

        var pending = ((IEnumerable<IPersistentRepresentation>)write.Payload)
            .Select(message => (PendingEntry)message.Payload).ToList();
        var file = _disk.File(write.PersistenceId);
        try
        {
            if (_disk.BeforeWrites.TryDequeue(out var before))
                before(file);
            if (!file.IsAt(pending[0].Expected))
                return new JournalMovedException();

            _disk.Writes.Enqueue(pending.Count);
            if (_disk.BetweenLookAndWrite.TryDequeue(out var between))
                return WriteBehind(between, file, pending);
            return file.TryWrite(pending[0].Expected, pending.Select(entry => entry.Entry))
                ? null
                : new JournalMovedException();
        }
        catch (Exception rejection) when (rejection is SessionException or InvalidOperationException)
        {
            return rejection;
        }
    }

    private static Exception? WriteBehind(Action<FakeFile> between, FakeFile file, List<PendingEntry> pending)
    {
        between(file);
        file.Write(pending.Select(entry => entry.Entry));
        ((FakePosition)pending[0].Expected).Overtake();
        return null;
    }
}
