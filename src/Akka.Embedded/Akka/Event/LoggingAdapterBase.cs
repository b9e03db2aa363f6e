namespace Akka.Event;

/// <summary>What all adapters have in common.</summary>
public abstract class LoggingAdapterBase : ILoggingAdapter
{
    /// <summary>Makes the adapter.</summary>
    protected LoggingAdapterBase(ILogMessageFormatter logMessageFormatter)
    {
        ArgumentNullException.ThrowIfNull(logMessageFormatter);
        Formatter = logMessageFormatter;
    }

    /// <inheritdoc />
    public ILogMessageFormatter Formatter { get; }

    /// <inheritdoc />
    public abstract bool IsDebugEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsInfoEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsWarningEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsErrorEnabled { get; }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => IsDebugEnabled,
        LogLevel.InfoLevel => IsInfoEnabled,
        LogLevel.WarningLevel => IsWarningEnabled,
        LogLevel.ErrorLevel => IsErrorEnabled,
        _ => throw new NotSupportedException($"Unknown LogLevel {logLevel}"),
    };

    /// <inheritdoc />
    public void Log(LogLevel logLevel, Exception cause, LogMessage message) => NotifyLog(logLevel, message, cause);

    /// <inheritdoc />
    public void Log(LogLevel logLevel, Exception cause, string format) => NotifyLog(logLevel, format, cause);

    /// <summary>Logs a message, which is text or a <see cref="LogMessage"/>.</summary>
    protected abstract void NotifyLog(LogLevel logLevel, object message, Exception cause = null);
}
