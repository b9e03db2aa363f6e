using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Logs in the name of a category: <c>2026-01-31T12:00:00.000Z info: Category[1] message</c>.</summary>
internal sealed class LineLogger(string category, LogLevel least, TextWriter output, TimeProvider time) : ILogger
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Write(logLevel, eventId.Id, formatter(state, exception), exception);
    }

    private void Write(LogLevel level, int number, string message, Exception? failure)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString(Timestamp, CultureInfo.InvariantCulture);
        var text = failure is null ? message : $"{message} {failure}";
        output.WriteLine($"{now} {NameOf(level)}: {category}[{number}] {OneLine(text)}");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
