using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What asks about one session and changes nothing. Answered by a <see cref="SessionReply"/>.</summary>
public abstract record SessionQuery(Workspace Workspace, SessionId Session) : ISessionMessage
{
    /// <summary>The session as it stands, others' lines included: <see cref="SessionReply.SnapshotFound"/>.</summary>
    public sealed record GetSnapshot(Workspace Workspace, SessionId Session) : SessionQuery(Workspace, Session);

    /// <summary>Whether the session has a journal in any place: <see cref="SessionReply.JournalChecked"/>.</summary>
    public sealed record HasJournal(Workspace Workspace, SessionId Session) : SessionQuery(Workspace, Session);
}
