namespace Akka.Event;

/// <summary>An informational message.</summary>
public class Info : LogEvent
{
    /// <summary>Makes the message.</summary>
    public Info(string logSource, Type logClass, object message) : this(null, logSource, logClass, message) { }

    /// <summary>Makes the message with a cause.</summary>
    public Info(Exception cause, string logSource, Type logClass, object message)
        : base(cause, logSource, logClass, message) { }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}
