using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Persistence.Journal;

/// <summary>A journal in memory, for tests and for what need not survive the process.</summary>
public class MemoryJournal : AsyncWriteJournal
{
    private readonly ConcurrentDictionary<string, LinkedList<IPersistentRepresentation>> _messages = new();
    private readonly ConcurrentDictionary<string, long> _highestDeleted = new();

    /// <summary>The events of each identity.</summary>
    protected virtual ConcurrentDictionary<string, LinkedList<IPersistentRepresentation>> Messages => _messages;

    /// <summary>Adds an event.</summary>
    /// <param name="persistent">The event.</param>
    public IDictionary<string, LinkedList<IPersistentRepresentation>> Add(IPersistentRepresentation persistent)
    {
        Messages.GetOrAdd(persistent.PersistenceId, static _ => new()).AddLast(persistent);
        return Messages;
    }

    /// <summary>Replaces an event.</summary>
    /// <param name="pid">Whose event.</param>
    /// <param name="seqNr">Its sequence number.</param>
    /// <param name="updater">Makes the new one of the old one.</param>
    public IDictionary<string, LinkedList<IPersistentRepresentation>> Update(
        string pid, long seqNr, Func<IPersistentRepresentation, IPersistentRepresentation> updater)
    {
        if (Find(pid, seqNr) is { } node) node.Value = updater(node.Value);
        return Messages;
    }

    /// <summary>Removes an event.</summary>
    /// <param name="pid">Whose event.</param>
    /// <param name="seqNr">Its sequence number.</param>
    public IDictionary<string, LinkedList<IPersistentRepresentation>> Delete(string pid, long seqNr)
    {
        if (Find(pid, seqNr) is { } node) node.List.Remove(node);
        return Messages;
    }

    /// <summary>The events within bounds, in order.</summary>
    /// <param name="pid">Whose events.</param>
    /// <param name="fromSeqNr">The first sequence number.</param>
    /// <param name="toSeqNr">The last sequence number.</param>
    /// <param name="max">The most events.</param>
    public IEnumerable<IPersistentRepresentation> Read(string pid, long fromSeqNr, long toSeqNr, long max) =>
        Messages.TryGetValue(pid, out var events)
            ? events.Where(e => e.SequenceNr >= fromSeqNr && e.SequenceNr <= toSeqNr)
                .Take((int)Math.Min(max, int.MaxValue))
            : [];

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    /// <param name="pid">Whose events.</param>
    public long HighestSequenceNr(string pid) =>
        Messages.TryGetValue(pid, out var events) ? events.Last?.Value.SequenceNr ?? 0 : 0;

    /// <inheritdoc />
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) => Task.FromResult(
        Math.Max(HighestSequenceNr(persistenceId), _highestDeleted.GetValueOrDefault(persistenceId)));

    /// <inheritdoc />
    public override Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        foreach (var representation in Read(persistenceId, fromSequenceNr, toSequenceNr, max))
            recoveryCallback(representation);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        foreach (var write in messages)
        {
            foreach (var representation in write.Events)
                Add(representation.WithTimestamp(TimeProvider.System.GetUtcNow().Ticks));
        }

        return Task.FromResult<IImmutableList<Exception>>(null);
    }

    /// <inheritdoc />
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr)
    {
        if (!Messages.TryGetValue(persistenceId, out var events)) return Task.CompletedTask;
        var highest = HighestSequenceNr(persistenceId);
        if (toSequenceNr >= highest && highest > 0) _highestDeleted[persistenceId] = highest;
        while (events.First is { } first && first.Value.SequenceNr <= toSequenceNr)
            events.RemoveFirst();
        return Task.CompletedTask;
    }

    private LinkedListNode<IPersistentRepresentation> Find(string pid, long seqNr)
    {
        var node = Messages.TryGetValue(pid, out var events) ? events.First : null;
        while (node is not null && node.Value.SequenceNr != seqNr)
            node = node.Next;
        return node;
    }
}
