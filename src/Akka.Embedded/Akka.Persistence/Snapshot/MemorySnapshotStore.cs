namespace Akka.Persistence.Snapshot;

/// <summary>
/// A snapshot store in memory, for tests and for what need not survive the process; the default one. Akka.NET's
/// default, a store in local files, is left out because it serialises states, and nothing is serialised here.
/// </summary>
public class MemorySnapshotStore : SnapshotStore
{
    /// <summary>All snapshots.</summary>
    protected virtual List<SnapshotEntry> Snapshots { get; } = [];

    /// <inheritdoc />
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        var entry = Snapshots.Where(entry => IsMatch(entry, persistenceId, criteria)).MaxBy(entry => entry.SequenceNr);
        return Task.FromResult(entry is null
            ? null
            : new SelectedSnapshot(
                new SnapshotMetadata(entry.PersistenceId, entry.SequenceNr, TimeOf(entry)), entry.Snapshot));
    }

    /// <inheritdoc />
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        var id = $"{metadata.PersistenceId}_{metadata.SequenceNr}";
        var entry = Snapshots.Find(entry => entry.Id == id);
        if (entry is null)
        {
            entry = new SnapshotEntry
            {
                Id = id,
                PersistenceId = metadata.PersistenceId,
                SequenceNr = metadata.SequenceNr,
            };
            Snapshots.Add(entry);
        }

        entry.Timestamp = metadata.Timestamp.Ticks;
        entry.Snapshot = snapshot;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task DeleteAsync(SnapshotMetadata metadata)
    {
        Snapshots.RemoveAll(entry =>
            entry.PersistenceId == metadata.PersistenceId && entry.SequenceNr == metadata.SequenceNr
            && (metadata.Timestamp == DateTime.MinValue || metadata.Timestamp.Ticks == entry.Timestamp));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        Snapshots.RemoveAll(entry => IsMatch(entry, persistenceId, criteria));
        return Task.CompletedTask;
    }

    private static bool IsMatch(SnapshotEntry entry, string persistenceId, SnapshotSelectionCriteria criteria) =>
        entry.PersistenceId == persistenceId && criteria.IsMatch(entry.SequenceNr, TimeOf(entry));

    private static DateTime TimeOf(SnapshotEntry entry) => new(entry.Timestamp, DateTimeKind.Utc);
}
