using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>JSON, an object a line.</summary>
internal sealed class JsonFormat : ITextFormatter
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"ts\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString(Timestamp, CultureInfo.InvariantCulture));
        output.Write('"');
        Write(output, "level", NameOf(logEvent.Level));
        Write(output, "category", ValueOf(logEvent.Properties[LogEvents.Category]));
        Write(output, "number", ValueOf(logEvent.Properties[LogEvents.Number]));
        Write(output, "message", logEvent.MessageTemplate.Text);
        foreach (var (name, value) in logEvent.Properties)
        {
            if (name is not (LogEvents.Category or LogEvents.Number))
                Write(output, char.ToLowerInvariant(name[0]) + name[1..], ValueOf(value));
        }

        if (logEvent.Exception is { } failure)
            Write(output, "failure", failure.ToString());
        output.Write("}\n");
    }

    private static object? ValueOf(LogEventPropertyValue value) => ((ScalarValue)value).Value;

    private static void Write(TextWriter output, string name, object? value)
    {
        output.Write(',');
        JsonValueFormatter.WriteQuotedJsonString(name, output);
        output.Write(':');
        if (value is null)
            output.Write("null");
        else if (value is string text)
            JsonValueFormatter.WriteQuotedJsonString(text, output);
        else
            output.Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
    }

    private static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace",
        LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "information",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Error => "error",
        _ => "critical",
    };
}
