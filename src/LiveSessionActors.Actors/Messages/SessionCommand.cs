using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What changes a session. Answered by a <see cref="SessionReply"/>.</summary>
public abstract record SessionCommand(Workspace Workspace, SessionId Session) : ISessionMessage
{
    /// <summary>
    /// Appends an event. Answered by <see cref="SessionReply.EventAppended"/> once it is in the journal as durably as
    /// configured, or by <see cref="SessionReply.Refused"/>.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Session">The session; the event's own.</param>
    /// <param name="Event">What is appended.</param>
    /// <param name="IdempotencyKey">
    /// 1 to 128 of <c>A-Za-z0-9_-</c>: the same key with the same event is written once and answered alike.
    /// </param>
    /// <param name="ExpectedSeq">Refuses unless this is the session's last sequence number.</param>
    /// <param name="PendingLine">
    /// Refuses unless the session waits for the agent with the event of this line, as
    /// <see cref="SessionSnapshot.PendingLine"/> tells it, and does so no more after <paramref name="Event"/>.
    /// </param>
    /// <param name="MustExist">Refuses unless the session has a journal, so that no new one is begun.</param>
    /// <param name="AwaitsSnapshotFile">
    /// The answer waits for the session's snapshot file as well, which follows it otherwise.
    /// </param>
    public sealed record AppendEvent(
        Workspace Workspace,
        SessionId Session,
        SessionEvent Event,
        string? IdempotencyKey = null,
        double? ExpectedSeq = null,
        LineIdentity? PendingLine = null,
        bool MustExist = false,
        bool AwaitsSnapshotFile = false)
        : SessionCommand(Workspace, Session);
}
