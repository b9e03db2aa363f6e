namespace Akka.Event;

/// <summary>How important a log message is.</summary>
public enum LogLevel
{
    /// <summary>For developers.</summary>
    DebugLevel,

    /// <summary>For operators who are curious.</summary>
    InfoLevel,

    /// <summary>For operators: something may be wrong.</summary>
    WarningLevel,

    /// <summary>For operators: something is wrong.</summary>
    ErrorLevel,
}
