namespace Akka.Persistence;

/// <summary>How a persistent actor recovers: from which snapshot, and which events after it are replayed.</summary>
/// <param name="fromSnapshot">Which snapshot to start from; the youngest one when null.</param>
/// <param name="toSequenceNr">The last sequence number to recover.</param>
/// <param name="replayMax">The most events to replay.</param>
public sealed class Recovery(
    SnapshotSelectionCriteria fromSnapshot = null,
    long toSequenceNr = long.MaxValue,
    long replayMax = long.MaxValue)
{
    /// <summary>From the youngest snapshot, up to the last event.</summary>
    public Recovery()
        : this(null, long.MaxValue, long.MaxValue)
    {
    }

    /// <summary>From a snapshot, up to the last event.</summary>
    /// <param name="fromSnapshot">Which snapshot to start from.</param>
    public Recovery(SnapshotSelectionCriteria fromSnapshot)
        : this(fromSnapshot, long.MaxValue, long.MaxValue)
    {
    }

    /// <summary>From a snapshot, up to an event.</summary>
    /// <param name="fromSnapshot">Which snapshot to start from.</param>
    /// <param name="toSequenceNr">The last sequence number to recover.</param>
    public Recovery(SnapshotSelectionCriteria fromSnapshot, long toSequenceNr)
        : this(fromSnapshot, toSequenceNr, long.MaxValue)
    {
    }

    /// <summary>From the youngest snapshot, up to the last event.</summary>
    public static Recovery Default { get; } = new();

    /// <summary>Nothing but the highest sequence number, so that new events continue after the stored ones.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, 0);

    /// <summary>Which snapshot to start from.</summary>
    public SnapshotSelectionCriteria FromSnapshot { get; } = fromSnapshot ?? SnapshotSelectionCriteria.Latest;

    /// <summary>The last sequence number to recover.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>The most events to replay.</summary>
    public long ReplayMax { get; } = replayMax;
}
