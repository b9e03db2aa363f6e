using LiveSessionActors.Actors;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Daemon.Telemetry;

/// <summary>What the daemon counts, and all that is counted in its process.</summary>
internal static class BridgeMeasures
{
    public static readonly Distribution RequestTime = new(
        "http.server.request.duration",
        "s",
        "Time until a request was answered.",
        Buckets.Seconds,
        "http.request.method",
        "http.route",
        "http.response.status_code");

    public static readonly Tally Active = new(
        MeasureKind.Level, "http.server.active_requests", "{request}", "Requests that are being answered.");

    public static readonly Tally Refused = new(
        MeasureKind.Count, "live_sessions.requests.refused", "{request}", "Requests that were refused.", "error.type");

    public static readonly Tally LogDropped = new(
        MeasureKind.Count,
        "live_sessions.log.dropped",
        "{entry}",
        "Entries that the log lacks, because they could not be written in time.");

    /// <summary>Those of the bridge.</summary>
    public static MeasureSet Bridge { get; } = new(RequestTime, Active, Refused, LogDropped);

    /// <summary>Those of the bridge, the actors and the journals.</summary>
    public static MeasureSet[] Sets { get; } = [Bridge, SessionMeasures.All, JournalMeasures.All];

    /// <summary>
    /// What the runtime tells of the process, under the names that it has for its own meter's listeners.
    /// </summary>
    public static IReadOnlyList<Measure> Process { get; } =
    [
        new Observation(
            MeasureKind.Level,
            "dotnet.process.memory.working_set",
            "By",
            "Physical memory of the process.",
            () => Environment.WorkingSet),
        new Observation(
            MeasureKind.Count,
            "dotnet.process.cpu.time",
            "s",
            "Time that processors worked for the process.",
            () => Environment.CpuUsage.TotalTime.TotalSeconds),
        new Observation(
            MeasureKind.Count,
            "dotnet.gc.heap.total_allocated",
            "By",
            "Memory that was allocated.",
            () => GC.GetTotalAllocatedBytes()),
        new Observation(
            MeasureKind.Count,
            "dotnet.gc.collections",
            "{collection}",
            "Garbage collections.",
            () => GC.CollectionCount(0)),
    ];
}
