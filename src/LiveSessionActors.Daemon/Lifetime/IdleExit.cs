using LiveSessionActors.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Ends a daemon that nobody has used for long: no request came, and none is being answered. A client that waits for
/// work or watches has such a request; whoever comes next starts a daemon again.
/// </summary>
internal sealed class IdleExit(
    RequestDrain requests,
    DaemonSettings settings,
    TimeProvider time,
    IHostApplicationLifetime application,
    ILogger<IdleExit> logger) : TimedCheck(Clamped(settings.IdleExit / Looks), time, application, logger)
{
    // Looked at so many times within the idle time: the end comes at most a part of it too late.
    private const int Looks = 20;

    private long _seen;
    private long _since;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Note();
        return base.StartAsync(cancellationToken);
    }

    protected override bool IsEnd()
    {
        if (requests.Begun != _seen || requests.AnyUnderWay)
            Note();
        if (Time.GetElapsedTime(_since) < settings.IdleExit)
            return false;

        logger.Idle(settings.IdleExit);
        return true;
    }

    // What a timer takes.
    private static TimeSpan Clamped(TimeSpan interval) =>
        TimeSpan.FromMilliseconds(Math.Clamp(interval.TotalMilliseconds, 1, TimeSpan.MillisecondsPerDay));

    private void Note() => (_seen, _since) = (requests.Begun, Time.GetTimestamp());
}
