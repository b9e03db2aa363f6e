using System.Globalization;
using Akka.Actor;

namespace Akka.Event;

/// <summary>A log message on its way to the loggers.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    /// <summary>Notes the time and the thread.</summary>
    protected LogEvent()
    {
        Timestamp = DateTime.UtcNow;
        Thread = Thread.CurrentThread;
    }

    private protected LogEvent(Exception cause, string logSource, Type logClass, object message) : this()
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <summary>What caused it.</summary>
    public Exception Cause { get; protected set; }

    /// <summary>When it was logged.</summary>
    public DateTime Timestamp { get; }

    /// <summary>On which thread it was logged.</summary>
    public Thread Thread { get; }

    /// <summary>Who logged it, in words.</summary>
    public string LogSource { get; protected set; }

    /// <summary>The class that logged it.</summary>
    public Type LogClass { get; protected set; }

    /// <summary>The message: text, or something whose text is the message.</summary>
    public object Message { get; protected set; }

    /// <summary>The level.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc />
    public override string ToString()
    {
        var level = LogLevel().ToString().Replace("Level", "", StringComparison.Ordinal).ToUpperInvariant();
        var text = string.Create(
            CultureInfo.CurrentCulture,
            $"[{level}][{Timestamp:MM/dd/yyyy HH:mm:ss.fffK}][Thread {Thread.ManagedThreadId:0000}]")
            + $"[{LogSource}] {Message}";
        return Cause is null ? text : $"{text}{Environment.NewLine}Cause: {Cause}";
    }
}
