using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Lines for people: <c>2026-01-31T12:00:00.000Z info: Category[1] message</c>.</summary>
/// <param name="output">Where they go, asked for with each line; it takes them from any thread.</param>
internal sealed class LineOutput(Func<TextWriter> output) : ILogOutput
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public void Write(in LogEntry entry)
    {
        var at = entry.At.UtcDateTime.ToString(Timestamp, CultureInfo.InvariantCulture);
        var text = entry.Failure is null ? entry.Message : $"{entry.Message} {entry.Failure}";
        output().WriteLine($"{at} {NameOf(entry.Level)}: {entry.Category}[{entry.Number}] {OneLine(text)}");
    }

    public void Dispose()
    {
    }

    private static string OneLine(string text) =>
        text.Contains('\n') || text.Contains('\r') ? text.ReplaceLineEndings(" ") : text;

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
