namespace Akka.Event;

/// <summary>Logs by publishing on a bus.</summary>
public sealed class BusLogging : LoggingAdapterBase
{
    private readonly LogLevel _level;

    /// <summary>Makes the adapter; it keeps the level that the bus has now.</summary>
    public BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : base(logMessageFormatter)
    {
        Bus = bus;
        LogSource = logSource;
        LogClass = logClass;
        _level = bus.LogLevel;
    }

    /// <summary>The bus.</summary>
    public LoggingBus Bus { get; }

    /// <summary>The class that logs.</summary>
    public Type LogClass { get; }

    /// <summary>Who logs, in words.</summary>
    public string LogSource { get; }

    /// <inheritdoc />
    public override bool IsDebugEnabled => _level <= LogLevel.DebugLevel;

    /// <inheritdoc />
    public override bool IsInfoEnabled => _level <= LogLevel.InfoLevel;

    /// <inheritdoc />
    public override bool IsWarningEnabled => _level <= LogLevel.WarningLevel;

    /// <inheritdoc />
    public override bool IsErrorEnabled => _level <= LogLevel.ErrorLevel;

    /// <inheritdoc />
    protected override void NotifyLog(LogLevel logLevel, object message, Exception cause = null) =>
        Bus.Publish(logLevel switch
        {
            LogLevel.DebugLevel => new Debug(cause, LogSource, LogClass, message),
            LogLevel.InfoLevel => new Info(cause, LogSource, LogClass, message),
            LogLevel.WarningLevel => new Warning(cause, LogSource, LogClass, message),
            LogLevel.ErrorLevel => new Error(cause, LogSource, LogClass, message),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, null),
        });
}
