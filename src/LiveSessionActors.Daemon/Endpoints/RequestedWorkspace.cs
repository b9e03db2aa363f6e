using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Which workspace a request is about: the one it names, else the daemon's own.</summary>
/// <param name="own">The daemon's own, or null.</param>
internal sealed class RequestedWorkspace(Workspace? own)
{
    /// <summary>The workspace of a request.</summary>
    /// <exception cref="SessionException"><see cref="RefusalCode.WorkspaceNotFound"/>.</exception>
    public Workspace Of(BridgeCall call)
    {
        var workspace = call.Query["workspace"] is { Length: > 0 } path
            ? Workspace.Parse(path)
            : own ?? throw new SessionException(BridgeRefusals.NoWorkspace);
        return RealPath.OfDirectory(workspace.Path) is { } real
            ? Workspace.Parse(real)
            : throw new SessionException(Refusal.WorkspaceNotFound(workspace.Path));
    }
}
