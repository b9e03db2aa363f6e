using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>A message that belongs to a workspace: what it is routed by.</summary>
public interface IWorkspaceMessage
{
    /// <summary>The workspace it is about.</summary>
    Workspace Workspace { get; }
}

/// <summary>A message that belongs to one session of a workspace.</summary>
public interface ISessionMessage : IWorkspaceMessage
{
    /// <summary>The session it is about.</summary>
    SessionId Session { get; }
}
