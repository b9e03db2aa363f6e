using LiveSessionActors.Daemon.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Has memory given back to the system while nothing is going on, if there may be much of it: by itself the collector
/// waits for the next allocations, and keeps what it has.
/// </summary>
internal sealed class MemoryReturn(
    RequestDrain requests,
    DaemonSettings settings,
    TimeProvider time,
    IProcessMemory memory,
    Func<double> sessions,
    ILogger<MemoryReturn> logger) : IHostedService, IDisposable
{
    // About what a session takes.
    private const long SessionBytes = 10 * 1024;

    // More make the pause longer than anybody should wait (5,000: 24 ms), and leave by themselves before long.
    private const int SessionsMax = 5_000;

    // Somebody who watches and hears nothing costs less than this between two looks, and whatever is done more.
    private const long QuietBytes = 256 * 1024;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(10);

    private ITimer? _timer;
    private volatile bool _looksSoon;
    private long _left;
    private long _begun;
    private long _allocated;
    private long _givenBackAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(Look, null, Rarely, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>So many sessions have left memory.</summary>
    public void Left(int sessions)
    {
        Interlocked.Add(ref _left, sessions);
        if (!_looksSoon)
            LookAgain(soon: true);
    }

    // While something goes on the next look comes soon, so that the end of it is seen; else a daemon that nobody uses
    // would wake for nothing.
    private void Look(object? state)
    {
        _looksSoon = false;
        var quiet = IsQuiet();
        if (quiet && IsWorthIt)
            GiveBack();
        LookAgain(soon: !quiet || IsWorthIt);
    }

    private void LookAgain(bool soon)
    {
        _looksSoon = soon;
        _timer?.Change(soon ? Soon : Rarely, Timeout.InfiniteTimeSpan);
    }

    // It may be less: what was allocated may be in use.
    private bool IsWorthIt =>
        _allocated - _givenBackAt + Interlocked.Read(ref _left) * SessionBytes >= settings.CollectAfter
        && sessions() <= SessionsMax;

    // Since the last look.
    private bool IsQuiet()
    {
        var (begun, allocated) = (_begun, _allocated);
        (_begun, _allocated) = (requests.Begun, memory.Allocated);
        return _begun == begun && _allocated - allocated < QuietBytes && !requests.AnyAnswered;
    }

    private void GiveBack()
    {
        Interlocked.Exchange(ref _left, 0);
        logger.GaveBack(memory.GiveBack());
        _givenBackAt = _allocated = memory.Allocated;
    }
}
