using LiveSessionActors.Client.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveSessionActors.Client;

/// <summary>Registers the client for dependency injection.</summary>
public static class LiveSessionClientServices
{
    /// <summary>
    /// Adds one <see cref="LiveSessionClient"/> for the whole program, unless there is one already. Nothing is sent and
    /// no daemon is started before its first call.
    /// </summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="configure">Says where the daemon is, which sessions it is about, and whether it is started.</param>
    /// <exception cref="DaemonException"><c>invalid_address</c>: the pipe's name cannot be one.</exception>
    public static IServiceCollection AddLiveSessionClient(
        this IServiceCollection services, Action<LiveSessionClientOptions>? configure = null)
    {
        var options = new LiveSessionClientOptions();
        configure?.Invoke(options);
        var address = BridgeAddress.Resolve(options.Pipe);
        var workspace = options.Workspace is { } named
            ? Path.GetFullPath(named)
            : WorkspaceRoot.Find(Environment.CurrentDirectory);
        services.TryAddSingleton(_ => new LiveSessionClient(
            address, workspace, options.StartDaemon ? new DaemonStarter(address, DaemonCommand.Find()) : null));
        return services;
    }
}
