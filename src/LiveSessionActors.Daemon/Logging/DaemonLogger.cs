using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Logs in the name of a category; what an actor logs, in the name of its class.</summary>
internal sealed class DaemonLogger(
    string category, LogThreshold threshold, LogQueue queue, TimeProvider time) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= threshold.LeastOf(category) && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;

        try
        {
            var entry = new LogEntry(time.GetUtcNow(), logLevel, category, eventId.Id, "", null, exception);
            queue.Write(state is LogEvent said ? OfActor(entry, said) : entry with
            {
                Message = formatter(state, exception),
                Fields = state as IReadOnlyList<KeyValuePair<string, object?>>,
            });
        }
        catch (Exception)
        {
            // Whoever logs something that has no words is not to fail by it.
            queue.Drop();
        }
    }

    private LogEntry OfActor(in LogEntry entry, LogEvent said) => entry with
    {
        Category = said.LogClass?.FullName ?? category,
        Message = said.Message?.ToString() ?? "",
        Fields = [new("Actor", said.LogSource)],
    };
}
