namespace Akka.Event;

/// <summary>A log message with arguments, which are put in when it is read.</summary>
internal sealed class ArgumentsLogMessage(ILogMessageFormatter formatter, string format, object[] arguments)
    : LogMessage(formatter, format)
{
    public override IEnumerable<object> Parameters() => arguments;

    public override string Unformatted() => string.Join(',', arguments);

    public override string ToString() => Formatter.Format(Format, arguments);
}
