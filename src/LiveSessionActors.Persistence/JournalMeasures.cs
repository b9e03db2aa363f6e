using System.Diagnostics;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Persistence;

/// <summary>What is counted where journals are written.</summary>
public static class JournalMeasures
{
    internal static readonly Tally Appends = new(
        MeasureKind.Count, "live_sessions.appends", "{entry}", "Entries written to journals.");

    internal static readonly Tally Bytes = new(
        MeasureKind.Count, "live_sessions.journal.written", "By", "Bytes written to journals.");

    internal static readonly Distribution BatchSize = new(
        "live_sessions.journal.batch.size", "{entry}", "Entries that shared a write and a flush.", Buckets.Items);

    internal static readonly Distribution FlushTime = new(
        "live_sessions.journal.flush.duration", "s", "Time until the disk had what was written.", Buckets.Seconds);

    internal static readonly ActivitySource Activities = new(MeasureSet.MeterName);

    /// <summary>All of them.</summary>
    public static MeasureSet All { get; } = new(Appends, Bytes, BatchSize, FlushTime);
}
