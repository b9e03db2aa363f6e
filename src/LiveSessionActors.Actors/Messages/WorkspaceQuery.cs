using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What asks about a workspace as a whole. Answered by a <see cref="WorkspaceReply"/>.</summary>
public abstract record WorkspaceQuery(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>The snapshots of the sessions, by id: <see cref="WorkspaceReply.SessionsListed"/>.</summary>
    public sealed record ListSessions(Workspace Workspace, bool IncludeCompleted) : WorkspaceQuery(Workspace);
}
