namespace Akka.Persistence;

/// <summary>A snapshot as a snapshot store finds it.</summary>
public sealed class SelectedSnapshot(SnapshotMetadata metadata, object snapshot) : IEquatable<SelectedSnapshot>
{
    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; } = metadata;

    /// <summary>The state.</summary>
    public object Snapshot { get; } = snapshot;

    /// <inheritdoc />
    public bool Equals(SelectedSnapshot other) =>
        other is not null && Equals(Metadata, other.Metadata) && Equals(Snapshot, other.Snapshot);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as SelectedSnapshot);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Metadata, Snapshot);

    /// <inheritdoc />
    public override string ToString() => $"SelectedSnapshot<meta: {Metadata}, snapshot: {Snapshot}>";
}
