using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What asks about a workspace's work.</summary>
public abstract record WorkQuery(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>Waiting, leased and dead-lettered work: <see cref="WorkReply.Listed"/>.</summary>
    public sealed record GetWork(Workspace Workspace) : WorkQuery(Workspace);

    /// <summary>
    /// Dead-lettered work, as far as it is known without looking at sessions: <see cref="WorkReply.Listed"/>.
    /// </summary>
    public sealed record GetDeadLettered(Workspace Workspace) : WorkQuery(Workspace);
}
