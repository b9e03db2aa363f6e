using Akka.Persistence;
using Akka.Persistence.Snapshot;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>The snapshot plug-in over <see cref="FakeDisk"/>.</summary>
public sealed class FakeSnapshots : SnapshotStore
{
    private readonly FakeDisk _disk = FakeDisk.For(Context.System);

    /// <inheritdoc/>
    protected override Task<SelectedSnapshot> LoadAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) =>
        Task.FromResult<SelectedSnapshot>(null!);

    /// <inheritdoc/>
    protected override async Task SaveAsync(
        SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken)
    {
        await _disk.SnapshotGate.Pass();
        if (_disk.SnapshotFailure is { } failure)
            throw failure;
        _disk.Save(metadata.PersistenceId, ((SnapshotFile)snapshot).Snapshot);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task DeleteAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Task.CompletedTask;
}
