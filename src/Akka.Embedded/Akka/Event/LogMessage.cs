namespace Akka.Event;

/// <summary>A log message whose arguments have not been put in yet.</summary>
public abstract class LogMessage
{
    /// <summary>Puts the arguments in.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Makes the message.</summary>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The message with places for its arguments.</summary>
    public string Format { get; }

    /// <summary>The arguments as text.</summary>
    public abstract string Unformatted();

    /// <summary>The arguments.</summary>
    public abstract IEnumerable<object> Parameters();
}
