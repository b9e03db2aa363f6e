namespace Akka.Persistence.Snapshot;

/// <summary>A snapshot in memory.</summary>
public class SnapshotEntry
{
    /// <summary>Tells it from all others.</summary>
    public string Id { get; set; }

    /// <summary>Whose snapshot.</summary>
    public string PersistenceId { get; set; }

    /// <summary>The last sequence number that it includes.</summary>
    public long SequenceNr { get; set; }

    /// <summary>When it was taken: the ticks of a UTC time.</summary>
    public long Timestamp { get; set; }

    /// <summary>The state.</summary>
    public object Snapshot { get; set; }
}
