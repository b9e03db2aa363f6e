using System.Diagnostics;

namespace Akka.Actor.Internal;

/// <summary>A child, and how often it was restarted lately.</summary>
public class ChildRestartStats
{
    internal ChildRestartStats(IInternalActorRef child) => Child = child;

    /// <summary>What tells this child from others of its name.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; }

    /// <summary>How many restarts have been counted.</summary>
    public uint MaxNrOfRetriesCount { get; private set; }

    /// <summary>When the time began in which restarts are counted, or zero.</summary>
    public long RestartTimeWindowStartTicks { get; private set; }

    /// <summary>Counts a restart, and says whether it is within the limits; a negative limit is none.</summary>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
            return false;
        if (withinTimeMilliseconds > 0)
            return IsWithin(maxNrOfRetries < 0 ? 1 : maxNrOfRetries, TimeSpan.FromMilliseconds(withinTimeMilliseconds));
        return maxNrOfRetries < 0 || ++MaxNrOfRetriesCount <= maxNrOfRetries;
    }

    private bool IsWithin(int retries, TimeSpan window)
    {
        var now = Stopwatch.GetElapsedTime(0).Ticks;
        if (RestartTimeWindowStartTicks == 0)
            RestartTimeWindowStartTicks = now;
        if (now - RestartTimeWindowStartTicks <= window.Ticks)
            return ++MaxNrOfRetriesCount <= retries;
        MaxNrOfRetriesCount = 1;
        RestartTimeWindowStartTicks = now;
        return true;
    }
}
