using Akka.Persistence;
using Akka.Persistence.Snapshot;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Plugins;

/// <summary>
/// The snapshot plug-in of queues of work: a snapshot is the first line of the file that <see cref="WorkJournal"/> adds
/// events to, and takes the place of those that it holds.
/// </summary>
public sealed class WorkSnapshotStore : SnapshotStore
{
    private readonly SessionFiles _files = SessionFiles.For(Context.System);

    /// <inheritdoc/>
    protected override async Task<SelectedSnapshot> LoadAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        try
        {
            var lines = await _files.DoWorkAsync(WorkKey.Parse(persistenceId), static file => file.Read())
                .ConfigureAwait(false);
            return lines.LastOrDefault(line => line.Payload is WorkSnapshot && line.Number <= criteria.MaxSequenceNr)
                is { } found
                ? new SelectedSnapshot(new SnapshotMetadata(persistenceId, found.Number, DateTime.MinValue), found.Payload)
                : null!;
        }
        catch (SessionException)
        {
            // The journal reads the same file, and says why it cannot.
            return null!;
        }
    }

    /// <inheritdoc/>
    protected override Task SaveAsync(
        SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken) => _files.DoWorkAsync(
        WorkKey.Parse(metadata.PersistenceId),
        file =>
        {
            file.Replace(metadata.SequenceNr, (WorkSnapshot)snapshot);
            return true;
        });

    // The next snapshot takes the place of this one. Akka also deletes after a save that failed, when the file is still
    // the one before.

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task DeleteAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Task.CompletedTask;
}
