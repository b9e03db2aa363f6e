using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Actors;

/// <summary>What the actors of live sessions count.</summary>
public static class SessionMeasures
{
    internal static readonly Tally Workspaces = new(
        MeasureKind.Level, "live_sessions.workspace.count", "{workspace}", "Workspaces that are open.");

    internal static readonly Tally InMemory = new(
        MeasureKind.Level, "live_sessions.session.count", "{session}", "Sessions in memory.");

    internal static readonly Distribution RecoveryTime = new(
        "live_sessions.session.recovery.duration", "s", "Time to bring a session into memory.", Buckets.Seconds);

    internal static readonly Distribution QueueTime = new(
        "live_sessions.append.queue.duration",
        "s",
        "Time an append waited for its turn to be written.",
        Buckets.Seconds);

    internal static readonly Tally Leases = new(
        MeasureKind.Level, "live_sessions.work.lease.count", "{lease}", "Leases that are held.");

    internal static readonly Tally HandedOut = new(
        MeasureKind.Count, "live_sessions.work.handed_out", "{lease}", "Leases that were given.");

    internal static readonly Tally RanOut = new(
        MeasureKind.Count, "live_sessions.work.ran_out", "{lease}", "Leases that ran out.");

    /// <summary>All of them.</summary>
    public static MeasureSet All { get; } =
        new(Workspaces, InMemory, RecoveryTime, QueueTime, Leases, HandedOut, RanOut);

    /// <summary>How many sessions are in memory.</summary>
    public static double SessionsInMemory => InMemory.Read().Sum(reading => reading.Value);
}
