namespace Akka.Persistence.Journal;

/// <summary>Events in memory, by identity.</summary>
public interface IMemoryMessages
{
    /// <summary>Adds an event.</summary>
    /// <param name="persistent">The event.</param>
    IDictionary<string, LinkedList<IPersistentRepresentation>> Add(IPersistentRepresentation persistent);

    /// <summary>Replaces an event.</summary>
    /// <param name="pid">Whose event.</param>
    /// <param name="seqNr">Its sequence number.</param>
    /// <param name="updater">Makes the new one of the old one.</param>
    IDictionary<string, LinkedList<IPersistentRepresentation>> Update(
        string pid, long seqNr, Func<IPersistentRepresentation, IPersistentRepresentation> updater);

    /// <summary>Removes an event.</summary>
    /// <param name="pid">Whose event.</param>
    /// <param name="seqNr">Its sequence number.</param>
    IDictionary<string, LinkedList<IPersistentRepresentation>> Delete(string pid, long seqNr);

    /// <summary>The events within bounds, in order.</summary>
    /// <param name="pid">Whose events.</param>
    /// <param name="fromSeqNr">The first sequence number.</param>
    /// <param name="toSeqNr">The last sequence number.</param>
    /// <param name="max">The most events.</param>
    IEnumerable<IPersistentRepresentation> Read(string pid, long fromSeqNr, long toSeqNr, long max);

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    /// <param name="pid">Whose events.</param>
    long HighestSequenceNr(string pid);
}
