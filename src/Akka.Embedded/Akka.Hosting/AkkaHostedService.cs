using System.Runtime.ExceptionServices;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Starts the actor system with the host and ends it with the host, and the host with it.</summary>
public partial class AkkaHostedService : IHostedService
{
    private static readonly TimeSpan StopAfterFailure = TimeSpan.FromSeconds(3);

    /// <summary>A service for the actor system of this builder.</summary>
    public AkkaHostedService(
        AkkaConfigurationBuilder configurationBuilder,
        IServiceProvider serviceProvider,
        ILogger<AkkaHostedService> logger,
        IHostApplicationLifetime? applicationLifetime)
    {
        ConfigurationBuilder = configurationBuilder;
        HostApplicationLifetime = applicationLifetime;
        ServiceProvider = serviceProvider;
        Logger = logger;
    }

    /// <summary>The actor system, once it has started.</summary>
    protected ActorSystem? ActorSystem;

    /// <summary>The actor system's shutdown, once it has started.</summary>
    protected CoordinatedShutdown? CoordinatedShutdown;

    /// <summary>The host's services.</summary>
    protected readonly IServiceProvider ServiceProvider;

    /// <summary>Says what the actor system starts with.</summary>
    protected readonly AkkaConfigurationBuilder ConfigurationBuilder;

    /// <summary>Ends the host.</summary>
    protected readonly IHostApplicationLifetime? HostApplicationLifetime;

    /// <summary>Logs for this service.</summary>
    protected readonly ILogger<AkkaHostedService> Logger;

    /// <summary>Starts the actor system and what belongs to it.</summary>
    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            ActorSystem = ServiceProvider.GetRequiredService<ActorSystem>();
            CoordinatedShutdown = CoordinatedShutdown.Get(ActorSystem);
            await ConfigurationBuilder.StartAsync(ActorSystem).ConfigureAwait(false);
            StopHostWithActorSystem(ActorSystem);
        }
        catch (Exception failure)
        {
            LogStartFailure(Logger, failure);
            var captured = ExceptionDispatchInfo.Capture(failure);
            using var limit = new CancellationTokenSource(StopAfterFailure);
            await StopAsync(limit.Token).ConfigureAwait(false);
            captured.Throw();
        }
    }

    /// <summary>Runs the actor system's coordinated shutdown.</summary>
    public virtual Task StopAsync(CancellationToken cancellationToken) =>
        CoordinatedShutdown?.Run(CoordinatedShutdown.ClrExitReason.Instance) ?? Task.CompletedTask;

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Critical,
        Message = "Unable to start AkkaHostedService - shutting down application")]
    private static partial void LogStartFailure(ILogger logger, Exception failure);

    private void StopHostWithActorSystem(ActorSystem system) =>
        system.WhenTerminated.ContinueWith(_ => HostApplicationLifetime?.StopApplication(), TaskScheduler.Default);
}
