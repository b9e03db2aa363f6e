using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Ends the daemon when its pipe is gone or another's: nobody would reach it, and its locks would be in the way.
/// </summary>
internal sealed class SelfCheck(
    BridgeEndpoint endpoint,
    DaemonSettings settings,
    TimeProvider time,
    IHostApplicationLifetime application,
    ILogger<SelfCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.SelfCheckInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                if (endpoint.IsOurs())
                    continue;

                logger.PipeLost(endpoint.Address);
                application.StopApplication();
                return;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops for another reason.
        }
    }
}
