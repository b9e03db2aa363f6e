using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Logs in the name of a category.</summary>
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
            queue.Write(entry with
            {
                Message = formatter(state, exception),
                Fields = state as IReadOnlyList<KeyValuePair<string, object?>>,
            });
        }
        catch (Exception)
        {
            // An entry that cannot be formatted must not fail its caller.
            queue.Drop();
        }
    }
}
