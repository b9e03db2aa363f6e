using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Hosting;

/// <summary>Says what the actor system logs, and by which loggers.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<Type> _loggers = [typeof(DefaultLogger)];
    private Type _formatter = typeof(DefaultLogMessageFormatter);

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => Builder = builder;

    /// <summary>The least level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    /// <summary>Whether the whole configuration is logged at the start.</summary>
    public bool LogConfigOnStart { get; set; }

    /// <summary>What is logged of dead letters, where that is not to be the default.</summary>
    public DeadLetterOptions? DeadLetterOptions { get; set; }

    /// <summary>What is logged for debugging, where that is not to be the default.</summary>
    public DebugOptions? DebugOptions { get; set; }

    internal AkkaConfigurationBuilder Builder { get; }

    /// <summary>Removes all loggers, the default one among them.</summary>
    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    /// <summary>Adds a logger.</summary>
    public LoggerConfigBuilder AddLogger<T>()
        where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        AddLogger(typeof(T));
        return this;
    }

    /// <summary>Puts arguments into log messages by this formatter, whose constructor takes none itself.</summary>
    public LoggerConfigBuilder WithDefaultLogMessageFormatter<T>()
        where T : ILogMessageFormatter
    {
        _formatter = typeof(T).GetConstructor([]) is null
            ? throw new ConfigurationException("LogMessageFormatter Type must have an empty constructor")
            : typeof(T);
        return this;
    }

    internal void AddLogger(Type logger) => _loggers.Add(logger);

    internal AkkaConfigurationBuilder Build() => Builder.AddHoconConfiguration(ToConfig(), HoconAddMode.Prepend);

    private Config ToConfig() => ConfigurationFactory.ParseString($"""
        akka.loglevel = {NameOf(LogLevel)}
        akka.loggers = [{string.Join(",", _loggers.Select(type => $"\"{ConfiguredTypes.NameOf(type)}\""))}]
        akka.log-config-on-start = {(LogConfigOnStart ? "true" : "false")}
        akka.logger-formatter = {_formatter.AssemblyQualifiedName.ToHocon()}
        {DebugOptions}
        {DeadLetterOptions}

        """);

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => "Debug",
        LogLevel.InfoLevel => "Info",
        LogLevel.WarningLevel => "Warning",
        LogLevel.ErrorLevel => "Error",
        _ => throw new ConfigurationException($"Unknown LogLevel enum value: {level}"),
    };
}
