using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// The host's loggers: each message goes to the one output at once. The console logger of the framework, with its
/// options and its thread, takes a tenth of the daemon's start.
/// </summary>
/// <param name="threshold">The least level that is logged.</param>
/// <param name="output">Where it goes; disposed with the loggers.</param>
/// <param name="time">The clock.</param>
internal sealed class DaemonLoggers(LogThreshold threshold, ILogOutput output, TimeProvider time) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new DaemonLogger(categoryName, threshold, output, time);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("The daemon logs to one place, which its constructor names.");

    public void Dispose() => output.Dispose();
}
