using System.Collections.Concurrent;

namespace Akka.Persistence.Journal;

/// <summary>A journal in memory that all actor systems of the process share.</summary>
public class SharedMemoryJournal : MemoryJournal
{
    private static readonly ConcurrentDictionary<string, LinkedList<IPersistentRepresentation>> SharedMessages = new();

    /// <inheritdoc />
    protected override ConcurrentDictionary<string, LinkedList<IPersistentRepresentation>> Messages => SharedMessages;
}
