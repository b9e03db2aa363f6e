using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What changes a workspace as a whole. Answered by a <see cref="WorkspaceReply"/>.</summary>
public abstract record WorkspaceCommand(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>
    /// Moves the journals of sessions that are over into the workspace's archive:
    /// <see cref="WorkspaceReply.SessionsArchived"/>.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Session">Only this session; null for all.</param>
    /// <param name="OlderThan">How long ago their last entry must have been written at least.</param>
    /// <param name="DryRun">Whether it is only to be said what would be done.</param>
    public sealed record ArchiveSessions(
        Workspace Workspace, SessionId? Session, TimeSpan OlderThan, bool DryRun = false) : WorkspaceCommand(Workspace);

    /// <summary>
    /// Copies the journals of the legacy directory to where sessions are written:
    /// <see cref="WorkspaceReply.LegacyMigrated"/>. May be sent at any time, and again: nothing is written over, and the
    /// legacy journals stay as they are.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Session">Only this session's; null for all.</param>
    /// <param name="TellsProgress">
    /// Whether <see cref="WorkspaceReply.MigrationProgress"/> comes every now and then before the answer, which may then
    /// take as long as it takes. Otherwise it comes in good time, even when there is more to do.
    /// </param>
    public sealed record MigrateLegacy(Workspace Workspace, SessionId? Session, bool TellsProgress = false)
        : WorkspaceCommand(Workspace);
}
