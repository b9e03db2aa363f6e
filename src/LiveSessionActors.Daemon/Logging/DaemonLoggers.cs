using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// The host's loggers. Serilog's own would take actors' messages for text, and load with the first message of a start.
/// </summary>
/// <param name="threshold">The least level that is logged.</param>
/// <param name="queue">Where it goes; disposed with the loggers.</param>
/// <param name="time">The clock.</param>
internal sealed class DaemonLoggers(LogThreshold threshold, LogQueue queue, TimeProvider time) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new DaemonLogger(categoryName, threshold, queue, time);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("The daemon logs to one place, which its constructor names.");

    public void Dispose() => queue.Dispose();
}
