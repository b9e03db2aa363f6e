using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Chooses log events of a kind by their message and their source.</summary>
internal sealed class LogEventFilter : EventFilterBase
{
    private readonly string _kind;
    private readonly Func<LogEvent, IEnumerable<object>> _messagesOf;
    private readonly TextMatcher _message;
    private readonly TextMatcher _source;

    /// <summary>The function gives the texts of an event, any of which may match; none for other kinds.</summary>
    internal LogEventFilter(
        string kind, Func<LogEvent, IEnumerable<object>> messagesOf, TextMatcher message, TextMatcher source)
    {
        _kind = kind;
        _messagesOf = messagesOf;
        _message = message;
        _source = source;
    }

    public override string ToString() => (_message, _source) switch
    {
        (null, null) => _kind,
        (_, null) => $"{_kind} when Message {_message.Description}",
        (null, _) => $"{_kind} when Source {_source.Description}",
        _ => $"{_kind} when Message {_message.Description} and Source {_source.Description}",
    };

    protected override bool IsMatch(LogEvent evt) =>
        (_source is null || _source.IsMatch(evt.LogSource))
        && _messagesOf(evt).Any(message => _message is null || _message.IsMatch(message?.ToString() ?? "null"));
}
