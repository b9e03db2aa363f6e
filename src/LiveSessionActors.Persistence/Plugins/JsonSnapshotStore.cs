using Akka.Persistence;
using Akka.Persistence.Snapshot;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Plugins;

/// <summary>
/// The snapshot plug-in: keeps a session's <see cref="SnapshotFile"/> for other tools to read. No recovery starts from
/// it, since a snapshot file is never believed over the journal; what is offered to one is the session as the whole
/// lines of its journal make it, read by a fold instead of being replayed one by one.
/// </summary>
public sealed class JsonSnapshotStore : SnapshotStore
{
    private readonly SessionFiles _files = SessionFiles.For(Context.System);

    /// <inheritdoc/>
    protected override async Task<SelectedSnapshot> LoadAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        var point = await _files.LoadPointAsync(SessionKey.Parse(persistenceId)).ConfigureAwait(false);
        return point is null || point.Position.Lines > criteria.MaxSequenceNr
            ? null!
            : new SelectedSnapshot(new SnapshotMetadata(persistenceId, point.Position.Lines, DateTime.MinValue), point);
    }

    /// <inheritdoc/>
    protected override Task SaveAsync(
        SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken) => snapshot is SnapshotFile file
        ? _files.SaveSnapshotAsync(metadata.PersistenceId, file.Snapshot.LendFile())
        : throw new ArgumentException($"A snapshot file is made of a session's snapshot, not of {snapshot.GetType()}.");

    // The snapshot file stays as it is, and recovery points come and go with their journals. Akka also deletes after a
    // save that failed, when the file is still the one before.

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task DeleteAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Task.CompletedTask;
}
