namespace Akka.Event;

/// <summary>Writes to the log for one source.</summary>
public interface ILoggingAdapter
{
    /// <summary>Puts arguments into messages.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug messages are read.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether informational messages are read.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are read.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors are read.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether messages of a level are read.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a message as it is.</summary>
    void Log(LogLevel logLevel, Exception cause, string format);

    /// <summary>Logs a message with arguments.</summary>
    void Log(LogLevel logLevel, Exception cause, LogMessage message);
}
