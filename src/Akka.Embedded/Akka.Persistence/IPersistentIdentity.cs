namespace Akka.Persistence;

/// <summary>Has an identity in a journal and in a snapshot store.</summary>
public interface IPersistentIdentity
{
    /// <summary>The identity; the same one in every incarnation.</summary>
    string PersistenceId { get; }

    /// <summary>The path of the journal's settings; the default journal when null or empty.</summary>
    string JournalPluginId { get; }

    /// <summary>The path of the snapshot store's settings; the default snapshot store when null or empty.</summary>
    string SnapshotPluginId { get; }
}
