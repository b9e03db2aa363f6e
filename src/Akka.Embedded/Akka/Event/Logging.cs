using Akka.Actor;

namespace Akka.Event;

/// <summary>Makes logs, and knows the names of levels.</summary>
public static class Logging
{
    private const LogLevel OffLevel = (LogLevel)int.MaxValue;

    /// <summary>The log of an actor.</summary>
    public static ILoggingAdapter GetLogger(
        this IActorContext context, ILogMessageFormatter logMessageFormatter = null) =>
        GetLogger(context.System, context, logMessageFormatter);

    /// <summary>The log of an object of a system.</summary>
    public static ILoggingAdapter GetLogger(
        ActorSystem system, object logSourceObj, ILogMessageFormatter logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj, system);
        var formatter = logMessageFormatter ?? system.Settings.LogFormatter;
        return new BusLogging(system.EventStream, source.Source, source.Type, formatter);
    }

    /// <summary>The log of an object on a bus.</summary>
    public static ILoggingAdapter GetLogger(
        LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj);
        var formatter = logMessageFormatter ?? DefaultLogMessageFormatter.Instance;
        return new BusLogging(loggingBus, source.Source, source.Type, formatter);
    }

    /// <summary>The class of an object without its namespace.</summary>
    public static string SimpleName(object o) => SimpleName(o.GetType());

    /// <summary>The name of a class without its namespace.</summary>
    public static string SimpleName(Type t) => t.Name;

    /// <summary>The class of the messages of a level.</summary>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The name of a level as it is written in the configuration.</summary>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        OffLevel => "OFF",
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The level that a name in the configuration stands for.</summary>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => OffLevel,
        _ => throw new ArgumentException(
            $"""Unknown LogLevel: "{logLevel}". Valid values are: "DEBUG", "INFO", "WARNING", "ERROR", "OFF".""",
            nameof(logLevel)),
    };

    /// <summary>The level of a class of messages.</summary>
    public static LogLevel LogLevelFor<T>() where T : LogEvent =>
        Array.Find(Enum.GetValues<LogLevel>(), static level => level.ClassFor() == typeof(T)) is var level
        && level.ClassFor() == typeof(T)
            ? level
            : throw new ArgumentException($"""Unknown LogEvent type: "{typeof(T).FullName}".""");
}
