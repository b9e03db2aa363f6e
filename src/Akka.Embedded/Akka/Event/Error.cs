namespace Akka.Event;

/// <summary>An error.</summary>
public class Error : LogEvent
{
    /// <summary>Makes the error.</summary>
    public Error(Exception cause, string logSource, Type logClass, object message)
        : base(cause, logSource, logClass, message) { }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
