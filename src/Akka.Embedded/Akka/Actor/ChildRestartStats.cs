using System.Diagnostics;

namespace Akka.Actor;

/// <summary>A child, and how often it was restarted lately.</summary>
internal sealed class ChildRestartStats(IInternalActorRef child)
{
    private long? _windowStart;

    public IInternalActorRef Child { get; } = child;

    public int RestartCount { get; private set; }

    /// <summary>Counts a restart, and says whether it is still within the limits; negative limits are none.</summary>
    public bool RequestRestartPermission(int maxRetries, int windowMilliseconds)
    {
        if (maxRetries == 0)
            return false;
        if (windowMilliseconds > 0)
            return RetriesInWindowOkay(maxRetries < 0 ? 1 : maxRetries, TimeSpan.FromMilliseconds(windowMilliseconds));
        return maxRetries < 0 || ++RestartCount <= maxRetries;
    }

    private bool RetriesInWindowOkay(int retries, TimeSpan window)
    {
        var now = Stopwatch.GetTimestamp();
        _windowStart ??= now;
        if (Stopwatch.GetElapsedTime(_windowStart.Value, now) <= window)
            return ++RestartCount <= retries;
        RestartCount = 1;
        _windowStart = now;
        return true;
    }
}
