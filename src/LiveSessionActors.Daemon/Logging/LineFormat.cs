using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Lines for people: <c>2026-01-31T12:00:00.000Z info: Category[1] message</c>.</summary>
internal sealed class LineFormat : ITextFormatter
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var at = logEvent.Timestamp.UtcDateTime.ToString(Timestamp, CultureInfo.InvariantCulture);
        var message = logEvent.MessageTemplate.Text;
        var text = logEvent.Exception is { } failure ? $"{message} {failure}" : message;
        output.WriteLine(
            $"{at} {NameOf(logEvent.Level)}: {Part(logEvent, LogEvents.Category)}[{Part(logEvent, LogEvents.Number)}] "
            + OneLine(text));
    }

    private static object? Part(LogEvent logEvent, string name) => ((ScalarValue)logEvent.Properties[name]).Value;

    private static string OneLine(string text) =>
        text.Contains('\n') || text.Contains('\r') ? text.ReplaceLineEndings(" ") : text;

    private static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trce",
        LogEventLevel.Debug => "dbug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warn",
        LogEventLevel.Error => "fail",
        _ => "crit",
    };
}
