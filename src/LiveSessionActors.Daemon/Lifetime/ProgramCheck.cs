using LiveSessionActors.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Ends a daemon whose program files were removed, as an upgrade does, once nobody uses it: no request came since the
/// last look, and none is being answered. The next command starts the program that is there now.
/// </summary>
internal sealed class ProgramCheck(
    Func<bool> exists,
    RequestDrain requests,
    DaemonSettings settings,
    TimeProvider time,
    IHostApplicationLifetime application,
    ILogger<ProgramCheck> logger) : TimedCheck(settings.SelfCheckInterval, time, application, logger)
{
    private long _seen;

    protected override bool IsEnd()
    {
        var isUsed = requests.Begun != _seen || requests.AnyUnderWay;
        _seen = requests.Begun;
        if (isUsed || exists() || IsStopping)
            return false;

        logger.ProgramRemoved();
        return true;
    }
}
