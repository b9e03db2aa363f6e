using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Which workspace a request is about: the one it names, else the daemon's own.</summary>
/// <param name="own">The daemon's own, or null.</param>
internal sealed class RequestedWorkspace(Workspace? own)
{
    private readonly LastRealPath _paths = new();

    /// <summary>
    /// The workspace of a request that writes: without a look whether its path is the real one, when it was the last time. To
    /// be asked <see cref="Of"/> when the write is refused for its path.
    /// </summary>
    /// <exception cref="SessionException"><see cref="RefusalCode.WorkspaceNotFound"/>.</exception>
    public Workspace OfWrite(BridgeCall call)
    {
        var workspace = Named(call);
        return _paths.WasReal(workspace.Path) ? workspace : Of(call);
    }

    /// <summary>The workspace of a request.</summary>
    /// <exception cref="SessionException"><see cref="RefusalCode.WorkspaceNotFound"/>.</exception>
    public Workspace Of(BridgeCall call)
    {
        var workspace = Named(call);
        var real = _paths.OfDirectory(workspace.Path)
            ?? throw new SessionException(BridgeRefusals.WorkspaceUnseen(workspace.Path));
        return real == workspace.Path ? workspace : Workspace.Parse(real);
    }

    private Workspace Named(BridgeCall call) => call.Query["workspace"] is { Length: > 0 } path
        ? Workspace.Parse(path)
        : own ?? throw new SessionException(BridgeRefusals.NoWorkspace);
}
