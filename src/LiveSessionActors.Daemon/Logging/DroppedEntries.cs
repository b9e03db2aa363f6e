using LiveSessionActors.Daemon.Telemetry;
using Serilog.Core;
using Serilog.Events;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Counts the entries that were not logged: the queue was full, or they could not be written.</summary>
internal sealed class DroppedEntries : ILoggingFailureListener
{
    private long _count;

    /// <summary>How many there were.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>So many more were not logged.</summary>
    public void Add(int entries)
    {
        Interlocked.Add(ref _count, entries);
        BridgeMeasures.LogDropped.Add(entries);
    }

    /// <inheritdoc/>
    public void OnLoggingFailed(
        object sender,
        LoggingFailureKind kind,
        string message,
        IReadOnlyCollection<LogEvent>? events,
        Exception? exception) => Add(events?.Count ?? 0);
}
