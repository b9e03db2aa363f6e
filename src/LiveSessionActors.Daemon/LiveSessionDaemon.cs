using System.Net.Sockets;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon;

/// <summary>The daemon as a program.</summary>
public static class LiveSessionDaemon
{
    private static readonly TimeSpan StarterPatience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs until a signal, <c>POST /v1/stop</c> or the loss of its pipe ends it; <paramref name="onReady"/> is called
    /// once it answers.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="StartRefusedException">It cannot start, and why.</exception>
    public static int Run(DaemonOptions options, Action onReady)
    {
        CheckWorkspace(options.Workspace);
        // Given back last: whoever has the address next finds nothing of this daemon still running.
        using var endpoint = BridgeEndpoint.ClaimAsync(options.Address, TimeProvider.System).GetAwaiter().GetResult();
        using var host = Build(options, endpoint);
        Start(host, options);
        TellStarter(onReady, host.Services);
        TellManager(host.Services);
        host.Services.GetRequiredService<LogQueue>().Begin();
        ProgramFiles.Load();
        host.Services.GetRequiredService<ILogger<BridgeServer>>().ProgramLoaded();
        host.WaitForShutdown();
        return 0;
    }

    /// <summary>Reads the configuration as a start does.</summary>
    /// <param name="configurationFile">A HOCON file with what differs from the defaults, or null.</param>
    /// <exception cref="StartRefusedException">It is wrong, and how.</exception>
    public static void CheckConfiguration(string? configurationFile = null) =>
        DaemonConfiguration.Read(configurationFile, StartSettings.Read);

    // Clients find the daemon whether or not its standard output is read, or has room.
    private static void TellStarter(Action onReady, IServiceProvider services)
    {
        try
        {
            Task.Run(onReady).Wait(StarterPatience);
        }
        catch (AggregateException failures)
            when (failures.InnerException is IOException or UnauthorizedAccessException)
        {
            services.GetRequiredService<ILogger<BridgeServer>>().StarterNotTold(failures.InnerException);
        }
    }

    private static void TellManager(IServiceProvider services)
    {
        if (ServiceNotice.Create(services.GetRequiredService<ILogger<ServiceNotice>>) is not { } notice)
            return;

        notice.Ready();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(notice.Stopping);
    }

    private static void CheckWorkspace(string? path)
    {
        if (path is not null && (!Path.IsPathFullyQualified(path) || !Directory.Exists(path)))
            throw new StartRefusedException(
                StartRefusedException.WorkspaceMissing,
                $"The workspace {path} is no directory.",
                "Name an existing directory with --workspace.");
    }

    private static IHost Build(DaemonOptions options, BridgeEndpoint endpoint) => DaemonConfiguration.Read(
        options.ConfigurationFile,
        configuration => DaemonHost.Build(
            options,
            endpoint,
            configuration,
            (akka, services) => akka.WithLiveSessions(sessions =>
            {
                sessions.Address = options.Address.Value;
                sessions.LeftMemory = services.GetRequiredService<MemoryReturn>().Left;
            }),
            services => services.GetRequiredService<ActorRegistry>().Get<WorkspacesActor>()));

    private static void Start(IHost host, DaemonOptions options)
    {
        try
        {
            host.Start();
        }
        catch (SocketException failure)
        {
            throw BridgeConnection.IsForbidden(failure)
                ? new StartRefusedException(
                    StartRefusedException.NotPermitted,
                    $"This process is not permitted to listen on {options.Address} (a sandbox?): {failure.Message}.",
                    "Start the daemon outside, or have the sandbox let it make sockets.",
                    failure)
                : Unusable(options, failure);
        }
        catch (IOException failure)
        {
            throw Unusable(options, failure);
        }
    }

    private static StartRefusedException Unusable(DaemonOptions options, Exception failure) => new(
        StartRefusedException.AddressUnusable,
        $"Nothing can listen on {options.Address}: {failure.Message}",
        "Name another address with --pipe.",
        failure);
}
