namespace Akka.Event;

/// <summary>A debug message.</summary>
public class Debug : LogEvent
{
    /// <summary>Makes the message.</summary>
    public Debug(string logSource, Type logClass, object message) : this(null, logSource, logClass, message) { }

    /// <summary>Makes the message with a cause.</summary>
    public Debug(Exception cause, string logSource, Type logClass, object message)
        : base(cause, logSource, logClass, message) { }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}
