using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Says in the log, as soon as it can be written again, how many entries it lacks.</summary>
internal sealed class DropNotices(ILogEventSink output, DroppedEntries dropped, TimeProvider time)
    : ILogEventSink, IDisposable
{
    private long _told;

    public void Emit(LogEvent logEvent)
    {
        if (dropped.Count is var count && count > _told)
        {
            output.Emit(LogEvents.Of(Notice(count - _told)));
            _told = count;
        }

        output.Emit(logEvent);
    }

    public void Dispose() => (output as IDisposable)?.Dispose();

    private LogEntry Notice(long entries) => new(
        time.GetUtcNow(),
        LogLevel.Warning,
        typeof(LogQueue).FullName!,
        16,
        $"Entries missing here, because they could not be written in time: {entries}",
        [new("Entries", entries)],
        null);
}
