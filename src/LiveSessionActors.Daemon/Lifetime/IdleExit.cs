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
    ILogger<IdleExit> logger) : BackgroundService
{
    // Looked at so many times within the idle time: the end comes at most a part of it too late.
    private const int Looks = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Clamped(settings.IdleExit / Looks), time);
        try
        {
            await WaitUntilIdleAsync(timer, stoppingToken).ConfigureAwait(false);
            logger.Idle(settings.IdleExit);
            application.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The daemon stops for another reason.
        }
    }

    // What a timer takes.
    private static TimeSpan Clamped(TimeSpan interval) =>
        TimeSpan.FromMilliseconds(Math.Clamp(interval.TotalMilliseconds, 1, TimeSpan.MillisecondsPerDay));

    private async Task WaitUntilIdleAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        var (seen, since) = (requests.Begun, time.GetTimestamp());
        while (time.GetElapsedTime(since) < settings.IdleExit)
        {
            await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
            if (requests.Begun != seen || requests.AnyUnderWay)
                (seen, since) = (requests.Begun, time.GetTimestamp());
        }
    }
}
