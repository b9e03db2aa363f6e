using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What a session answers.</summary>
public abstract record SessionReply(Workspace Workspace, SessionId Session) : ISessionMessage
{
    /// <summary>The event is in the journal as entry <paramref name="Seq"/>.</summary>
    public sealed record EventAppended(Workspace Workspace, SessionId Session, double Seq, SessionSnapshot Snapshot)
        : SessionReply(Workspace, Session);

    /// <summary>The session as it stands; <paramref name="LastSeq"/> is 0 when it has no entries.</summary>
    public sealed record SnapshotFound(Workspace Workspace, SessionId Session, double LastSeq, SessionSnapshot Snapshot)
        : SessionReply(Workspace, Session);

    /// <summary>Whether there is a journal; where in the workspace it is, if it is archived.</summary>
    public sealed record JournalChecked(
        Workspace Workspace, SessionId Session, bool Exists, string? ArchivedAt = null)
        : SessionReply(Workspace, Session);

    /// <summary>It was not done, and why.</summary>
    public sealed record Refused(Workspace Workspace, SessionId Session, Refusal Refusal)
        : SessionReply(Workspace, Session);
}
