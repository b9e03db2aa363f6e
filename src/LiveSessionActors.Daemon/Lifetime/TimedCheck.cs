using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Looks now and then whether the daemon is to end, from a timer: a loop that waits would be compiled at every start.
/// </summary>
internal abstract class TimedCheck(
    TimeSpan interval, TimeProvider time, IHostApplicationLifetime application, ILogger logger)
    : IHostedService, IDisposable
{
    private ITimer? _timer;

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Whether all of the daemon has started.</summary>
    protected bool HasStarted => application.ApplicationStarted.IsCancellationRequested;

    /// <summary>Whether the daemon is ending, and so is taking apart what is looked at.</summary>
    protected bool IsStopping => application.ApplicationStopping.IsCancellationRequested;

    /// <summary>Whether the daemon is to end; it is not asked again when it is.</summary>
    protected abstract bool IsEnd();

    public virtual Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = Time.CreateTimer(Look, null, interval, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    // Each look sets the timer for the next, so that two never overlap.
    private void Look(object? state)
    {
        if (Ends())
            application.StopApplication();
        else
            _timer?.Change(interval, Timeout.InfiniteTimeSpan);
    }

    private bool Ends()
    {
        try
        {
            return IsEnd();
        }
        catch (Exception failure)
        {
            if (!IsStopping)
                logger.CheckFailed(failure, GetType().Name);
            return true;
        }
    }
}
