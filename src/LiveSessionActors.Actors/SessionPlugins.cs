namespace LiveSessionActors.Actors;

/// <summary>
/// The persistence plug-ins of sessions, by the paths of their settings. They are named here and not as the defaults of
/// the actor system, so that the other persistent actors of a host keep theirs.
/// </summary>
public static class SessionPlugins
{
    /// <summary>The journal.</summary>
    public const string Journal = "akka.persistence.journal.live-sessions";

    /// <summary>The snapshot store.</summary>
    public const string SnapshotStore = "akka.persistence.snapshot-store.live-sessions";
}
