namespace LiveSessionActors.Sessions.Journals;

/// <summary>What a look at one session of many found.</summary>
public abstract record SessionGlance(SessionId Session)
{
    /// <summary>The session as its journal makes it.</summary>
    /// <param name="Session">Which one.</param>
    /// <param name="Snapshot">How it stands.</param>
    /// <param name="Unsaved">Why its snapshot file could not be written, or null.</param>
    public sealed record Found(SessionId Session, SessionSnapshot Snapshot, Exception? Unsaved)
        : SessionGlance(Session);

    /// <summary>It could not be read.</summary>
    public sealed record Failed(SessionId Session, Exception Cause) : SessionGlance(Session);
}
