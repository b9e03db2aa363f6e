namespace Akka.Persistence;

/// <summary>
/// Which snapshots are meant, by bounds of their sequence numbers and times. All bounds are inclusive.
/// </summary>
/// <param name="maxSequenceNr">The highest sequence number.</param>
/// <param name="maxTimeStamp">The latest time.</param>
/// <param name="minSequenceNr">The lowest sequence number.</param>
/// <param name="minTimestamp">The earliest time.</param>
public sealed class SnapshotSelectionCriteria(
    long maxSequenceNr, DateTime maxTimeStamp, long minSequenceNr = 0L, DateTime? minTimestamp = null)
    : IEquatable<SnapshotSelectionCriteria>
{
    /// <summary>All snapshots up to a sequence number.</summary>
    /// <param name="maxSequenceNr">The highest sequence number.</param>
    public SnapshotSelectionCriteria(long maxSequenceNr)
        : this(maxSequenceNr, DateTime.MaxValue)
    {
    }

    /// <summary>The youngest snapshot.</summary>
    public static SnapshotSelectionCriteria Latest { get; } = new(long.MaxValue, DateTime.MaxValue);

    /// <summary>No snapshot.</summary>
    public static SnapshotSelectionCriteria None { get; } = new(0L, DateTime.MinValue);

    /// <summary>The highest sequence number.</summary>
    public long MaxSequenceNr { get; } = maxSequenceNr;

    /// <summary>The latest time.</summary>
    public DateTime MaxTimeStamp { get; } = maxTimeStamp;

    /// <summary>The lowest sequence number.</summary>
    public long MinSequenceNr { get; } = minSequenceNr;

    /// <summary>The earliest time.</summary>
    public DateTime? MinTimestamp { get; } = minTimestamp ?? DateTime.MinValue;

    internal SnapshotSelectionCriteria Limit(long toSequenceNr) =>
        toSequenceNr < MaxSequenceNr
            ? new SnapshotSelectionCriteria(toSequenceNr, MaxTimeStamp, MinSequenceNr, MinTimestamp)
            : this;

    internal bool IsMatch(long sequenceNr, DateTime timestamp) =>
        sequenceNr >= MinSequenceNr && sequenceNr <= MaxSequenceNr
        && timestamp >= MinTimestamp && timestamp <= MaxTimeStamp;

    /// <inheritdoc />
    public bool Equals(SnapshotSelectionCriteria other) =>
        other is not null
        && MaxSequenceNr == other.MaxSequenceNr && MaxTimeStamp == other.MaxTimeStamp
        && MinSequenceNr == other.MinSequenceNr && MinTimestamp == other.MinTimestamp;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SnapshotSelectionCriteria);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(MaxSequenceNr, MaxTimeStamp, MinSequenceNr, MinTimestamp);

    /// <inheritdoc />
    public override string ToString() =>
        FormattableString.Invariant($"SnapshotSelectionCriteria<maxSeqNr: {MaxSequenceNr}, ")
        + FormattableString.Invariant($"maxTimestamp: {MaxTimeStamp:yyyy/MM/dd}, minSeqNr: {MinSequenceNr}, ")
        + FormattableString.Invariant($"minTimestamp: {MinTimestamp:yyyy/MM/dd}>");
}
