namespace Akka.Persistence;

/// <summary>What a snapshot is known by.</summary>
public sealed class SnapshotMetadata(string persistenceId, long sequenceNr, DateTime timestamp)
    : IEquatable<SnapshotMetadata>
{
    /// <summary>Orders by identity, then by sequence number, then by time.</summary>
    public static IComparer<SnapshotMetadata> Comparer { get; } = Comparer<SnapshotMetadata>.Create(Compare);

    /// <summary>Whose snapshot.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The last sequence number that it includes.</summary>
    public long SequenceNr { get; } = sequenceNr;

    /// <summary>When it was taken, in UTC.</summary>
    public DateTime Timestamp { get; } = timestamp;

    /// <inheritdoc />
    public bool Equals(SnapshotMetadata other) =>
        other is not null && PersistenceId == other.PersistenceId && SequenceNr == other.SequenceNr
        && Equals(Timestamp, other.Timestamp);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SnapshotMetadata);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(PersistenceId, SequenceNr, Timestamp);

    /// <inheritdoc />
    public override string ToString() =>
        $"SnapshotMetadata<pid: {PersistenceId}, seqNr: {SequenceNr}, timestamp: {Timestamp:yyyy/MM/dd}>";

    private static int Compare(SnapshotMetadata left, SnapshotMetadata right)
    {
        var order = string.CompareOrdinal(left.PersistenceId, right.PersistenceId);
        if (order == 0)
            order = left.SequenceNr.CompareTo(right.SequenceNr);
        return order == 0 ? left.Timestamp.CompareTo(right.Timestamp) : order;
    }
}
