using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Endpoints;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Daemon.Telemetry;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveSessionActors.Daemon;

/// <summary>Puts the daemon together: configuration, actors, and the bridge that drives them.</summary>
internal static class DaemonHost
{
    // Within it the requests that are being answered end, and then the actors.
    private static readonly TimeSpan ShutdownMax = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The daemon, not yet started. <paramref name="startActors"/> says which actors start with it, and
    /// <paramref name="workspaces"/> which of them takes all messages.
    /// </summary>
    public static IHost Build(
        DaemonOptions options,
        BridgeEndpoint endpoint,
        Config configuration,
        Action<AkkaConfigurationBuilder, IServiceProvider> startActors,
        Func<IServiceProvider, IActorRef> workspaces,
        PeerCheck? peers = null)
    {
        var daemon = SettingsSection.Read(configuration, DaemonSettings.Section, DaemonSettings.Bind);
        var bridge = SettingsSection.Read(configuration, BridgeSettings.Section, BridgeSettings.Bind);
        var telemetry = SettingsSection.Read(configuration, TelemetrySettings.Section, TelemetrySettings.Bind);
        var sessions = LiveSessionSettings.Read(configuration);
        var durability = JournalSettings.From(configuration).Durability == Durability.Fsync ? "fsync" : "os";
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var (threshold, output) = (new LogThreshold(daemon.LogLevel), OutputFor(options, daemon));
        // First, so that it stops last and tells of the end, too.
        if (telemetry.Endpoint is { } collector)
            builder.Services.AddSingleton<IHostedService>(new CollectorExport(telemetry, collector));
        builder.Services
            .AddSingleton(threshold)
            .AddSingleton<ILoggerFactory>(_ => new DaemonLoggers(threshold, output, TimeProvider.System))
            .AddSingleton(Options.Create(new HostOptions { ShutdownTimeout = ShutdownMax }))
            .AddSingleton<IHostLifetime>(provider => new SignalLifetime(Of<IHostApplicationLifetime>(provider)))
            .AddSingleton(output)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(daemon)
            .AddSingleton(bridge)
            .AddSingleton(sessions.Work)
            .AddSingleton(sessions.Watch)
            .AddSingleton(endpoint)
            .AddSingleton(provider => peers ?? PeerCheck.Create(Of<ILogger<PeerCheck>>(provider)))
            .AddAkka("live-sessions", (akka, services) =>
            {
                akka.AddHocon(configuration, HoconAddMode.Replace).ConfigureLoggers(loggers =>
                {
                    loggers.LogLevel = AkkaLevels.Of(daemon.LogLevel);
                    loggers.ClearLoggers();
                    loggers.AddLoggerFactory();
                });
                startActors(akka, services);
            });
        AddBridge(builder.Services, options, durability, workspaces);
        if (OperatingSystem.IsWindows())
            WindowsServiceHost.AddLifetime(builder.Services);
        return builder.Build();
    }

    private static ILogOutput OutputFor(DaemonOptions options, DaemonSettings settings) => options.LogFile is { } file
        ? new FileOutput(new RotatingFile(file.Path, settings.LogFileBytesMax, settings.LogFilesMax, file.Opened))
        : new LineOutput(Console.Error);

    // Hosted services stop in the opposite order: the bridge drains while the actors are still there to answer it.
    private static void AddBridge(
        IServiceCollection services,
        DaemonOptions options,
        string durability,
        Func<IServiceProvider, IActorRef> workspaces) => services
        .AddSingleton(new RequestedWorkspace(OwnOf(options)))
        .AddSingleton(new DaemonIdentity(OwnOf(options), durability, TimeProvider.System))
        .AddSingleton(provider => new SessionGateway(
            () => workspaces(provider),
            Of<BridgeSettings>(provider).AnswerTimeout,
            Of<BridgeSettings>(provider).ListTimeout))
        .AddSingleton(provider => new DaemonEndpoints(
            Of<SessionGateway>(provider), Of<DaemonIdentity>(provider), Of<IHostApplicationLifetime>(provider)))
        .AddSingleton(provider => new HistoryEndpoints(
            Of<SessionGateway>(provider),
            Of<RequestedWorkspace>(provider),
            () => SessionFiles.For(Of<ActorSystem>(provider)),
            Of<TimeProvider>(provider)))
        .AddSingleton(provider => new LogEndpoints(
            Of<LogThreshold>(provider), () => Of<ActorSystem>(provider), options.LogFile?.Path))
        .AddSingleton<SessionEndpoints>()
        .AddSingleton<WorkEndpoints>()
        .AddSingleton<ArchiveEndpoints>()
        .AddSingleton(provider => new WatchEndpoint(
            () => (Of<ActorSystem>(provider), workspaces(provider)),
            Of<RequestedWorkspace>(provider),
            Of<BridgeSettings>(provider),
            Of<WatchSettings>(provider),
            Of<RequestDrain>(provider),
            Of<TimeProvider>(provider)))
        .AddSingleton(provider => new EventEndpoints(
            Of<SessionGateway>(provider), Of<RequestedWorkspace>(provider), Of<BridgeSettings>(provider), durability))
        .AddSingleton<RouteTable>()
        .AddSingleton<RequestDrain>()
        .AddSingleton(provider => new BridgeApplication(
            Of<RouteTable>(provider),
            Of<RequestDrain>(provider),
            Of<BridgeSettings>(provider).EventBytesMax,
            Of<TimeProvider>(provider),
            Of<ILogger<BridgeApplication>>(provider)))
        .AddHostedService(provider => new SelfCheck(
            Of<BridgeEndpoint>(provider).Address,
            Of<BridgeEndpoint>(provider).IsOurs,
            Of<DaemonSettings>(provider),
            Of<TimeProvider>(provider),
            Of<IHostApplicationLifetime>(provider),
            Of<ILogger<SelfCheck>>(provider)))
        .AddHostedService<IdleExit>()
        .AddSingleton(provider => new MemoryReturn(
            Of<RequestDrain>(provider),
            Of<DaemonSettings>(provider),
            Of<TimeProvider>(provider),
            new ProcessMemory(),
            () => SessionMeasures.SessionsInMemory,
            Of<ILogger<MemoryReturn>>(provider)))
        .AddHostedService(Of<MemoryReturn>)
        .AddHostedService<BridgeServer>();

    private static Workspace? OwnOf(DaemonOptions options) =>
        options.Workspace is { } path ? Workspace.Parse(path) : null;

    private static T Of<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
