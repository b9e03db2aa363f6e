using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Entries as Serilog has them. What an entry names is put into words here, on the thread that logs.</summary>
internal static class LogEvents
{
    /// <summary>The property with the number of an entry.</summary>
    public const string Number = "EventId";

    /// <summary>The property with the category of an entry.</summary>
    public const string Category = Constants.SourceContextPropertyName;

    public static LogEvent Of(in LogEntry entry)
    {
        var text = new MessageTemplate(entry.Message, [new TextToken(entry.Message)]);
        return new LogEvent(entry.At, LevelOf(entry.Level), entry.Failure, text, PropertiesOf(entry));
    }

    private static List<LogEventProperty> PropertiesOf(in LogEntry entry)
    {
        var properties = new List<LogEventProperty>(2 + (entry.Fields?.Count ?? 0))
        {
            new(Category, new ScalarValue(entry.Category)),
            new(Number, new ScalarValue(entry.Number)),
        };
        foreach (var (name, value) in entry.Fields ?? [])
        {
            // The last of a message's parts is its sentence with the names of the others.
            if (LogEventProperty.IsValidName(name) && name[0] != '{')
                properties.Add(new(name, new ScalarValue(value is int or long or uint ? value : value?.ToString())));
        }

        return properties;
    }

    private static LogEventLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => LogEventLevel.Verbose,
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        _ => LogEventLevel.Fatal,
    };
}
