namespace Akka.Persistence;

/// <summary>Asks a snapshot store for the youngest snapshot that matches.</summary>
public sealed class LoadSnapshot(string persistenceId, SnapshotSelectionCriteria criteria, long toSequenceNr)
    : ISnapshotRequest, IEquatable<LoadSnapshot>
{
    /// <summary>Whose snapshot.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>Which one.</summary>
    public SnapshotSelectionCriteria Criteria { get; } = criteria;

    /// <summary>The highest sequence number it may have.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <inheritdoc />
    public bool Equals(LoadSnapshot other) =>
        other is not null && PersistenceId == other.PersistenceId && Equals(Criteria, other.Criteria)
        && ToSequenceNr == other.ToSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as LoadSnapshot);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(PersistenceId, Criteria, ToSequenceNr);

    /// <inheritdoc />
    public override string ToString() =>
        $"LoadSnapshot<pid: {PersistenceId}, toSeqNr: {ToSequenceNr}, criteria: {Criteria}>";
}

/// <summary>Asks a snapshot store to save a snapshot.</summary>
public sealed class SaveSnapshot(SnapshotMetadata metadata, object snapshot)
    : ISnapshotRequest, IEquatable<SaveSnapshot>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata ?? throw new ArgumentNullException(nameof(metadata));

    /// <summary>The state.</summary>
    public object Snapshot { get; } = snapshot;

    /// <inheritdoc />
    public bool Equals(SaveSnapshot other) =>
        other is not null && Equals(Metadata, other.Metadata) && Equals(Snapshot, other.Snapshot);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SaveSnapshot);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata, Snapshot);

    /// <inheritdoc />
    public override string ToString() => $"SaveSnapshot<meta: {Metadata}, snapshot: {Snapshot}>";
}

/// <summary>Asks a snapshot store to delete one snapshot.</summary>
public sealed class DeleteSnapshot(SnapshotMetadata metadata) : ISnapshotRequest, IEquatable<DeleteSnapshot>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata ?? throw new ArgumentNullException(nameof(metadata));

    /// <inheritdoc />
    public bool Equals(DeleteSnapshot other) => other is not null && Equals(Metadata, other.Metadata);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshot);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshot<meta: {Metadata}>";
}

/// <summary>Asks a snapshot store to delete all snapshots that match.</summary>
public sealed class DeleteSnapshots(string persistenceId, SnapshotSelectionCriteria criteria)
    : ISnapshotRequest, IEquatable<DeleteSnapshots>
{
    /// <summary>Whose snapshots.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>Which snapshots.</summary>
    public SnapshotSelectionCriteria Criteria { get; } = criteria;

    /// <inheritdoc />
    public bool Equals(DeleteSnapshots other) =>
        other is not null && PersistenceId == other.PersistenceId && Equals(Criteria, other.Criteria);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshots);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(PersistenceId, Criteria);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshots<pid: {PersistenceId}, criteria: {Criteria}>";
}
