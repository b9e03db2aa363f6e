using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Makes filters for log events, by kind, text and source.</summary>
public class EventFilterFactory
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Filters for the actor system of a test.</summary>
    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, testkit?.Sys)
    {
    }

    /// <summary>Filters for an actor system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    /// <summary>Filters that count besides these.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    /// <summary>Debug events.</summary>
    public IEventFilterApplier Debug(
        string message = null, string start = null, string contains = null, string source = null) =>
        Of<Debug>("Debug", TextMatcher.ForMessage(message, start, contains), source);

    /// <summary>Debug events.</summary>
    public IEventFilterApplier Debug(Regex pattern, string source = null) =>
        Of<Debug>("Debug", TextMatcher.ForMessage(pattern), source);

    /// <summary>Informations.</summary>
    public IEventFilterApplier Info(
        string message = null, string start = null, string contains = null, string source = null) =>
        Of<Info>("Info", TextMatcher.ForMessage(message, start, contains), source);

    /// <summary>Informations.</summary>
    public IEventFilterApplier Info(Regex pattern, string source = null) =>
        Of<Info>("Info", TextMatcher.ForMessage(pattern), source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(
        string message = null, string start = null, string contains = null, string source = null) =>
        Of<Warning>("Warning", TextMatcher.ForMessage(message, start, contains), source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(Regex pattern, string source = null) =>
        Of<Warning>("Warning", TextMatcher.ForMessage(pattern), source);

    /// <summary>Errors, by their own text or that of their cause.</summary>
    public IEventFilterApplier Error(
        string message = null, string start = null, string contains = null, string source = null) =>
        Filter("Error", LoggedMessages.OfError, TextMatcher.ForMessage(message, start, contains), source);

    /// <summary>Errors, by their own text or that of their cause.</summary>
    public IEventFilterApplier Error(Regex pattern, string source = null) =>
        Filter("Error", LoggedMessages.OfError, TextMatcher.ForMessage(pattern), source);

    /// <summary>Errors with such a cause.</summary>
    public IEventFilterApplier Exception<TException>(
        string message = null, string start = null, string contains = null, string source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    /// <summary>Errors with such a cause.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string source = null)
        where TException : Exception => Exception(typeof(TException), pattern, source);

    /// <summary>Errors with such a cause, or with such a cause of their cause if so asked.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType,
        string message = null,
        string start = null,
        string contains = null,
        string source = null,
        bool checkInnerExceptions = false) =>
        Exception(exceptionType, TextMatcher.ForMessage(message, start, contains), source, checkInnerExceptions);

    /// <summary>Errors with such a cause, or with such a cause of their cause if so asked.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType, Regex pattern, string source = null, bool checkInnerExceptions = false) =>
        Exception(exceptionType, TextMatcher.ForMessage(pattern), source, checkInnerExceptions);

    /// <summary>Events of a level.</summary>
    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string message = null, string start = null, string contains = null, string source = null) =>
        logLevel switch
        {
            LogLevel.DebugLevel => Debug(message, start, contains, source),
            LogLevel.InfoLevel => Info(message, start, contains, source),
            LogLevel.WarningLevel => Warning(message, start, contains, source),
            LogLevel.ErrorLevel => Error(message, start, contains, source),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), $"Unknown LogLevel value: {logLevel}"),
        };

    /// <summary>Events of a level.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string source = null) =>
        logLevel switch
        {
            LogLevel.DebugLevel => Debug(pattern, source),
            LogLevel.InfoLevel => Info(pattern, source),
            LogLevel.WarningLevel => Warning(pattern, source),
            LogLevel.ErrorLevel => Error(pattern, source),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), $"Unknown LogLevel value: {logLevel}"),
        };

    /// <summary>Events that the function chooses.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Custom<LogEvent>(predicate);

    /// <summary>Events of a type that the function chooses.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent => Filter(
            "Custom",
            logEvent => logEvent is TLogEvent typed && predicate(typed) ? [logEvent.Message] : [],
            null,
            null);

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter(_ => true, null);

    /// <summary>Dead letters with such a message; the source is the path of the actor that was meant.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string source = null) =>
        DeadLetter(letter => letter.Message is TMessage, source);

    /// <summary>Dead letters with such a message that the function chooses.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string source = null) =>
        DeadLetter(letter => letter.Message is TMessage message && isMatch(message), source);

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter(Type type, string source = null) =>
        DeadLetter(letter => type.IsInstanceOfType(letter.Message), source);

    /// <summary>Dead letters with a message of a type that the function chooses.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string source = null) =>
        DeadLetter(letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message), source);

    private EventFilterApplier DeadLetter(Predicate<DeadLetter> isMatch, string source) =>
        Filter("DeadLetter", logEvent => LoggedMessages.OfDeadLetter(logEvent, isMatch), null, source);

    private EventFilterApplier Exception(Type type, TextMatcher message, string source, bool innerExceptions) =>
        Filter(
            $"Error with Cause <{type}>",
            logEvent => LoggedMessages.OfException(logEvent, type, innerExceptions),
            message,
            source);

    private EventFilterApplier Of<T>(string kind, TextMatcher message, string source)
        where T : LogEvent => Filter(kind, LoggedMessages.Of<T>, message, source);

    private EventFilterApplier Filter(
        string kind, Func<LogEvent, IEnumerable<object>> messagesOf, TextMatcher message, string source)
    {
        var filter = new LogEventFilter(kind, messagesOf, message, TextMatcher.ForSource(source));
        return new EventFilterApplier(_testKit, _system, [.. _filters, filter]);
    }
}
