namespace Akka.Event;

/// <summary>A warning.</summary>
public class Warning : LogEvent
{
    /// <summary>Makes the warning.</summary>
    public Warning(string logSource, Type logClass, object message) : this(null, logSource, logClass, message) { }

    /// <summary>Makes the warning with a cause.</summary>
    public Warning(Exception cause, string logSource, Type logClass, object message)
        : base(cause, logSource, logClass, message) { }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;
}
