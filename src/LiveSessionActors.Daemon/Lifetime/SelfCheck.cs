using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Ends the daemon when its pipe is gone or another's: nobody would reach it, and its locks would be in the way.
/// </summary>
internal sealed class SelfCheck(
    BridgeAddress address,
    Func<bool> isOurs,
    DaemonSettings settings,
    TimeProvider time,
    IHostApplicationLifetime application,
    ILogger<SelfCheck> logger) : TimedCheck(settings.SelfCheckInterval, time, application, logger)
{
    protected override bool IsEnd()
    {
        // Before it has started, the pipe is not its own yet; while it stops, not any more, which is asked afterwards.
        if (!HasStarted || isOurs() || IsStopping)
            return false;

        logger.PipeLost(address);
        return true;
    }
}
