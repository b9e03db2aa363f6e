using Akka.Actor;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Endpoints;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon;

/// <summary>
/// Puts the daemon's parts together, by hand: each that a container looks up and makes takes a tenth of a millisecond
/// of the start, and there are thirty.
/// </summary>
internal sealed class DaemonParts(
    DaemonOptions options,
    BridgeEndpoint endpoint,
    DaemonSettings daemon,
    BridgeSettings limits,
    LiveSessionSettings sessions,
    string durability,
    LogThreshold threshold,
    Func<IServiceProvider, IActorRef> workspaces,
    PeerCheck? peers)
{
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>The end of a daemon that cannot be reached any more.</summary>
    public SelfCheck CreateSelfCheck(IServiceProvider services) => new(
        endpoint.Address, endpoint.IsOurs, daemon, Time, LifetimeOf(services), LoggerOf<SelfCheck>(services));

    /// <summary>The end of a daemon that nobody uses.</summary>
    public IdleExit CreateIdleExit(IServiceProvider services) => new(
        DrainOf(services), daemon, Time, LifetimeOf(services), LoggerOf<IdleExit>(services));

    /// <summary>The end of a daemon whose program was removed.</summary>
    public ProgramCheck CreateProgramCheck(IServiceProvider services) => new(
        () => ProgramFiles.Exist,
        DrainOf(services),
        daemon,
        Time,
        LifetimeOf(services),
        LoggerOf<ProgramCheck>(services));

    /// <summary>What gives memory back while nothing is going on.</summary>
    public MemoryReturn CreateMemoryReturn(IServiceProvider services) => new(
        DrainOf(services),
        daemon,
        Time,
        new ProcessMemory(),
        () => SessionMeasures.SessionsInMemory,
        LoggerOf<MemoryReturn>(services));

    /// <summary>The server with all that answers requests.</summary>
    public BridgeServer CreateServer(IServiceProvider services)
    {
        var application = new BridgeApplication(
            CreateRoutes(services),
            DrainOf(services),
            limits.EventBytesMax,
            Time,
            LoggerOf<BridgeApplication>(services));
        return new BridgeServer(
            endpoint,
            application,
            DrainOf(services),
            peers ?? PeerCheck.Create(LoggerOf<PeerCheck>(services)),
            limits,
            daemon,
            Time,
            services,
            services.GetRequiredService<ILoggerFactory>());
    }

    private RouteTable CreateRoutes(IServiceProvider services)
    {
        var own = options.Workspace is { } path ? Workspace.Parse(path) : (Workspace?)null;
        var drain = DrainOf(services);
        var requested = new RequestedWorkspace(own);
        var gateway = new SessionGateway(() => workspaces(services), limits.AnswerTimeout, limits.ListTimeout);
        var identity = new DaemonIdentity(own, durability, Time);
        var history = new HistoryEndpoints(gateway, requested, () => SessionFiles.For(SystemOf(services)), Time);
        return new RouteTable(
            new DaemonEndpoints(
                gateway, identity, services.GetRequiredService<HealthCheckService>, LifetimeOf(services)),
            new LogEndpoints(threshold, () => SystemOf(services), options.LogFile?.Path, limits),
            new EventEndpoints(gateway, requested, limits, durability),
            new SessionEndpoints(gateway, requested, history, LoggerOf<SessionEndpoints>(services)),
            history,
            new WatchEndpoint(
                () => (SystemOf(services), workspaces(services)), requested, limits, sessions.Watch, drain, Time),
            new WorkEndpoints(gateway, requested, limits, sessions.Work, drain, durability),
            new ArchiveEndpoints(gateway, requested, limits),
            new MigrationEndpoints(
                gateway, () => (SystemOf(services), workspaces(services)), requested, limits, drain));
    }

    private static ActorSystem SystemOf(IServiceProvider services) => services.GetRequiredService<ActorSystem>();

    private static RequestDrain DrainOf(IServiceProvider services) => services.GetRequiredService<RequestDrain>();

    private static IHostApplicationLifetime LifetimeOf(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>();

    // Not by the container, which would put an open generic type together for each.
    private static ILogger<T> LoggerOf<T>(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger<T>();
}
