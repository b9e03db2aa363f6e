using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Snapshot;

namespace Akka.Specs.Persistence;

/// <summary>
/// The snapshot store in memory, with faults: a snapshot "fail" is not saved, an identity "damaged" not loaded.
/// </summary>
public sealed class ScriptedSnapshotStore : MemorySnapshotStore
{
    private IActorRef? _watcher;

    public sealed record WatchOutcomes;

    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        persistenceId switch
        {
            "damaged" => Task.FromException<SelectedSnapshot>(new InvalidOperationException("unreadable")),
            "silent" => new TaskCompletionSource<SelectedSnapshot>().Task,
            _ => base.LoadAsync(persistenceId, criteria),
        };

    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot) =>
        "fail".Equals(snapshot)
            ? Task.FromException(new InvalidOperationException("full"))
            : base.SaveAsync(metadata, snapshot);

    protected override Task DeleteAsync(SnapshotMetadata metadata) =>
        metadata.PersistenceId == "undeletable"
            ? Task.FromException(new InvalidOperationException("kept"))
            : base.DeleteAsync(metadata);

    protected override bool ReceivePluginInternal(object message)
    {
        if (message is WatchOutcomes)
        {
            _watcher = Sender;
            Sender.Tell("watching");
            return true;
        }

        _watcher?.Tell($"plug-in saw {message.GetType().Name}");
        return true;
    }
}
