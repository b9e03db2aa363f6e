using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Daemon.Telemetry;
using LiveSessionActors.Persistence;
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
        var (daemon, bridge, telemetry, sessions, journal) = StartSettings.Read(configuration);
        var durability = journal.Durability == Durability.Fsync ? "fsync" : "os";
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var (threshold, log) = (new LogThreshold(daemon.LogLevel), LogFor(options, daemon));
        // First, so that it stops last and tells of the end, too.
        if (telemetry.Endpoint is { } collector)
            builder.Services.AddSingleton<IHostedService>(new CollectorExport(telemetry, collector));
        builder.Services.AddHealthChecks().AddCheck(ProgramFiles.HealthCheck, ProgramFiles.Check);
        builder.Services
            .AddSingleton(threshold)
            .AddSingleton<ILoggerFactory>(_ => new DaemonLoggers(threshold, log, TimeProvider.System))
            .AddSingleton(Options.Create(new HostOptions { ShutdownTimeout = ShutdownMax }))
            .AddSingleton<IHostLifetime>(provider =>
                new SignalLifetime(provider.GetRequiredService<IHostApplicationLifetime>()))
            .AddSingleton(log)
            .AddAkka("live-sessions", (akka, services) =>
            {
                akka.AddHocon(configuration, HoconAddMode.Replace).WithActorSystemLivenessCheck();
                akka.ConfigureLoggers(loggers =>
                {
                    loggers.LogLevel = AkkaLevels.Of(daemon.LogLevel);
                    loggers.ClearLoggers();
                    loggers.AddLogger<ActorLogger>();
                });
                startActors(akka, services);
            });
        var parts = new DaemonParts(
            options, endpoint, daemon, bridge, sessions, durability, threshold, workspaces, peers);
        // They stop in the opposite order: the bridge drains while the actors are still there to answer it.
        builder.Services
            .AddSingleton<RequestDrain>()
            .AddHostedService(parts.CreateSelfCheck)
            .AddHostedService(parts.CreateIdleExit)
            .AddHostedService(parts.CreateProgramCheck)
            .AddSingleton(parts.CreateMemoryReturn)
            .AddHostedService(provider => provider.GetRequiredService<MemoryReturn>())
            .AddHostedService(parts.CreateServer);
        if (OperatingSystem.IsWindows())
            WindowsServiceHost.AddLifetime(builder.Services);
        return builder.Build();
    }

    private static LogQueue LogFor(DaemonOptions options, DaemonSettings settings) => new(
        () => options.LogFile is { } file
            ? LogOutput.ToFile(
                new RotatingFile(file.Path, settings.LogFileBytesMax, settings.LogFilesMax, file.Opened))
            : LogOutput.ToConsole(StandardError.Write),
        settings.LogQueueMax,
        TimeProvider.System);
}
