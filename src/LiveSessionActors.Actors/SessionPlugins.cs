namespace LiveSessionActors.Actors;

/// <summary>
/// The persistence plug-ins of sessions and of queues of work, by the paths of their settings. They are named here and not as the defaults of
/// the actor system, so that the other persistent actors of a host keep theirs.
/// </summary>
public static class SessionPlugins
{
    /// <summary>The journal.</summary>
    public const string Journal = "akka.persistence.journal.live-sessions";

    /// <summary>The snapshot store.</summary>
    public const string SnapshotStore = "akka.persistence.snapshot-store.live-sessions";

    /// <summary>The journal of queues of work.</summary>
    public const string WorkJournal = "akka.persistence.journal.live-sessions-work";

    /// <summary>The snapshot store of queues of work.</summary>
    public const string WorkSnapshotStore = "akka.persistence.snapshot-store.live-sessions-work";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Journal, SnapshotStore, WorkJournal, WorkSnapshotStore];
}
