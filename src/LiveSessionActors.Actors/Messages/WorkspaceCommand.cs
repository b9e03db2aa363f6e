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
}
