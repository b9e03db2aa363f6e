using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// The host's loggers: each message is a line, written at once. The console logger of the framework, with its options
/// and its thread, takes a tenth of the daemon's start.
/// </summary>
/// <param name="least">The least level that is logged.</param>
/// <param name="output">Where the lines go; it takes them from any thread.</param>
/// <param name="time">The clock of the lines.</param>
internal sealed class LineLoggers(LogLevel least, TextWriter output, TimeProvider time) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) =>
        new LineLogger(categoryName, LeastOf(categoryName), output, time);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("The daemon logs to one place, which its constructor names.");

    public void Dispose()
    {
    }

    // The server quotes requests that it does not understand there, and events with tokens may be what it quotes.
    private LogLevel LeastOf(string category) => least switch
    {
        LogLevel.Information when category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) =>
            LogLevel.Warning,
        < LogLevel.Warning when category == "Microsoft.AspNetCore.Server.Kestrel.BadRequests" => LogLevel.Warning,
        _ => least,
    };
}
