namespace Akka.Persistence;

/// <summary>The snapshot asked for, if there is one.</summary>
public sealed class LoadSnapshotResult(SelectedSnapshot snapshot, long toSequenceNr)
    : ISnapshotResponse, IEquatable<LoadSnapshotResult>
{
    /// <summary>The snapshot, or null.</summary>
    public SelectedSnapshot Snapshot { get; } = snapshot;

    /// <summary>The limit of the request.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <inheritdoc />
    public bool Equals(LoadSnapshotResult other) =>
        other is not null && Equals(Snapshot, other.Snapshot) && ToSequenceNr == other.ToSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as LoadSnapshotResult);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Snapshot, ToSequenceNr);

    /// <inheritdoc />
    public override string ToString() => $"LoadSnapshotResult<toSeqNr: {ToSequenceNr}, snapshot: {Snapshot}>";
}

/// <summary>A snapshot could not be loaded; the actor stops.</summary>
public sealed class LoadSnapshotFailed(Exception cause) : ISnapshotResponse
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is LoadSnapshotFailed other && Equals(Cause, other.Cause);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Cause);

    /// <inheritdoc />
    public override string ToString() => $"LoadSnapshotFailed<Cause: {Cause}>";
}

/// <summary>A snapshot was saved.</summary>
public sealed class SaveSnapshotSuccess(SnapshotMetadata metadata)
    : ISnapshotResponse, IEquatable<SaveSnapshotSuccess>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata;

    /// <inheritdoc />
    public bool Equals(SaveSnapshotSuccess other) => other is not null && Equals(Metadata, other.Metadata);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SaveSnapshotSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata);

    /// <inheritdoc />
    public override string ToString() => $"SaveSnapshotSuccess<{Metadata}>";
}

/// <summary>A snapshot could not be saved.</summary>
public sealed class SaveSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    : ISnapshotResponse, IEquatable<SaveSnapshotFailure>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc />
    public bool Equals(SaveSnapshotFailure other) =>
        other is not null && Equals(Metadata, other.Metadata) && Equals(Cause, other.Cause);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SaveSnapshotFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata, Cause);

    /// <inheritdoc />
    public override string ToString() => $"SaveSnapshotFailure<meta: {Metadata}, cause: {Cause}>";
}

/// <summary>A snapshot was deleted.</summary>
public sealed class DeleteSnapshotSuccess(SnapshotMetadata metadata)
    : ISnapshotResponse, IEquatable<DeleteSnapshotSuccess>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata;

    /// <inheritdoc />
    public bool Equals(DeleteSnapshotSuccess other) => other is not null && Equals(Metadata, other.Metadata);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshotSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshotSuccess<{Metadata}>";
}

/// <summary>A snapshot could not be deleted.</summary>
public sealed class DeleteSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    : ISnapshotResponse, IEquatable<DeleteSnapshotFailure>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc />
    public bool Equals(DeleteSnapshotFailure other) =>
        other is not null && Equals(Metadata, other.Metadata) && Equals(Cause, other.Cause);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshotFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata, Cause);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshotFailure<meta: {Metadata}, cause: {Cause}>";
}

/// <summary>All snapshots that matched were deleted.</summary>
public sealed class DeleteSnapshotsSuccess(SnapshotSelectionCriteria criteria)
    : ISnapshotResponse, IEquatable<DeleteSnapshotsSuccess>
{
    /// <summary>Which snapshots.</summary>
    public SnapshotSelectionCriteria Criteria { get; } = criteria;

    /// <inheritdoc />
    public bool Equals(DeleteSnapshotsSuccess other) => other is not null && Equals(Criteria, other.Criteria);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshotsSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Criteria);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshotsSuccess<{Criteria}>";
}

/// <summary>Snapshots could not be deleted.</summary>
public sealed class DeleteSnapshotsFailure(SnapshotSelectionCriteria criteria, Exception cause)
    : ISnapshotResponse, IEquatable<DeleteSnapshotsFailure>
{
    /// <summary>Which snapshots.</summary>
    public SnapshotSelectionCriteria Criteria { get; } = criteria;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <inheritdoc />
    public bool Equals(DeleteSnapshotsFailure other) =>
        other is not null && Equals(Criteria, other.Criteria) && Equals(Cause, other.Cause);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteSnapshotsFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Criteria, Cause);

    /// <inheritdoc />
    public override string ToString() => $"DeleteSnapshotsFailure<criteria: {Criteria}, cause: {Cause}>";
}
