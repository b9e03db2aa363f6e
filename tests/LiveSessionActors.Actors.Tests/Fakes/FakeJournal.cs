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
        var file = _disk.File(persistenceId);
        _disk.ReplayedFrom.Enqueue(fromSequenceNr);
        var tail = file.Read(JournalPosition.Start, int.MaxValue);
        foreach (var line in tail.Lines.Where(line => line.Number >= fromSequenceNr))
            recoveryCallback(new Persistent(line, line.Number, persistenceId));
        file.Expected = tail.Position;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task<long> ReadHighestSequenceNrAsync(
        string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        await _disk.ReplayGate.Pass();
        return _disk.ReplayFailure is { } failure
            ? throw failure
            : _disk.File(persistenceId).Read(JournalPosition.Start, int.MaxValue).Lines.Length;
    }

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

        var entries = ((IEnumerable<IPersistentRepresentation>)write.Payload)
            .Select(message => ((JournalLine)message.Payload).Entry!).ToList();
        var file = _disk.File(write.PersistenceId);
        try
        {
            if (_disk.BeforeWrites.TryDequeue(out var before))
                before(file);
            if (!file.IsAt(file.Expected))
                return new JournalMovedException();

            _disk.Writes.Enqueue(entries.Count);
            if (_disk.BetweenLookAndWrite.TryDequeue(out var between))
                return WriteBehind(between, file, entries);
            return file.TryWrite(entries) ? null : new JournalMovedException();
        }
        catch (Exception rejection) when (rejection is SessionException or InvalidOperationException)
        {
            return rejection;
        }
    }

    private static Exception? WriteBehind(Action<FakeFile> between, FakeFile file, List<JournalEntry> entries)
    {
        between(file);
        file.Write(entries);
        file.Expected = null;
        return null;
    }
}
