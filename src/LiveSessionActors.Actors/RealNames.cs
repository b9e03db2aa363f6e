using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>Gives a message the real name of the workspace that it named otherwise.</summary>
internal static class RealNames
{
    /// <summary>The same message, for the workspace by its real name.</summary>
    public static IWorkspaceMessage Put(IWorkspaceMessage message, Workspace real) => message switch
    {
        SessionCommand command => command with { Workspace = real },
        SessionQuery query => query with { Workspace = real },
        WorkspaceCommand command => command with { Workspace = real },
        WorkspaceQuery query => query with { Workspace = real },
        WorkCommand command => command with { Workspace = real },
        WorkQuery query => query with { Workspace = real },
        WatchCommand command => command with { Workspace = real },
        _ => throw new ArgumentException($"{message.GetType()} asks nothing of a workspace.", nameof(message)),
    };
}
