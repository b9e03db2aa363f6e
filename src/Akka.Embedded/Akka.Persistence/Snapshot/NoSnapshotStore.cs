namespace Akka.Persistence.Snapshot;

/// <summary>Stands in where no snapshot store is configured: it finds nothing and saves nothing.</summary>
public sealed class NoSnapshotStore : SnapshotStore
{
    /// <inheritdoc />
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        Task.FromResult<SelectedSnapshot>(null);

    /// <inheritdoc />
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot) => Refuse();

    /// <inheritdoc />
    protected override Task DeleteAsync(SnapshotMetadata metadata) => Refuse();

    /// <inheritdoc />
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Refuse();

    private static Task Refuse() =>
        Task.FromException(new NoSnapshotStoreException("No snapshot store configured."));

    /// <summary>Something was asked that needs a snapshot store.</summary>
    public class NoSnapshotStoreException : Exception
    {
        /// <summary>An exception without a message.</summary>
        public NoSnapshotStoreException()
        {
        }

        /// <summary>An exception with a message.</summary>
        /// <param name="message">What is missing.</param>
        public NoSnapshotStoreException(string message)
            : base(message)
        {
        }

        /// <summary>An exception with a message and a cause.</summary>
        /// <param name="message">What is missing.</param>
        /// <param name="innerException">Why.</param>
        public NoSnapshotStoreException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}
