using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// Logs what actors log in the name of their class, with the values of the sentence and the trace that it belongs to.
/// The logger of Akka.Hosting logs all of it in one name, and repeats time, level and thread in the sentence.
/// </summary>
internal sealed class ActorLogger : LoggerFactoryLogger
{
    private readonly ILoggerFactory _loggers = Context.System.Settings.Setup.Get<LoggerFactorySetup>().Value.LoggerFactory;

    /// <inheritdoc/>
    protected override void Log(LogEvent log, ActorPath path)
    {
        var logger = _loggers.CreateLogger(log.LogClass?.FullName ?? nameof(Akka));
        var level = LevelOf(log);
        if (logger.IsEnabled(level))
            logger.Log(level, default, FieldsOf(log), log.Cause, (_, _) => log.Message?.ToString() ?? "");
    }

    private static List<KeyValuePair<string, object?>> FieldsOf(LogEvent log)
    {
        var fields = new List<KeyValuePair<string, object?>> { new("Actor", log.LogSource) };
        if (log.TryGetProperties(out var values) && values is not null)
            fields.AddRange(values.Select(value => new KeyValuePair<string, object?>(value.Key, value.Value)));
        if (log.ActivityContext is { } activity && activity.TraceId != default(ActivityTraceId))
        {
            fields.Add(new("TraceId", activity.TraceId));
            fields.Add(new("SpanId", activity.SpanId));
        }

        return fields;
    }

    private static LogLevel LevelOf(LogEvent log) => log.LogLevel() switch
    {
        Akka.Event.LogLevel.DebugLevel => LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
