using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>The texts of a log event of a certain kind.</summary>
internal static class LoggedMessages
{
    internal static IEnumerable<object> Of<T>(LogEvent logEvent)
        where T : LogEvent => logEvent is T ? [logEvent.Message] : [];

    internal static IEnumerable<object> OfError(LogEvent logEvent) =>
        logEvent is Error ? Texts(logEvent.Message, logEvent.Cause) : [];

    /// <summary>The texts of an error with such a cause, or with such a cause of its cause if so asked.</summary>
    internal static IEnumerable<object> OfException(LogEvent logEvent, Type type, bool innerExceptions)
    {
        if (logEvent is not Error)
        {
            return [];
        }

        var causes = Causes(logEvent.Cause).Take(innerExceptions ? int.MaxValue : 1);
        return causes.Where(type.IsInstanceOfType).SelectMany(cause => Texts(logEvent.Message, cause));
    }

    internal static IEnumerable<object> OfDeadLetter(LogEvent logEvent, Predicate<DeadLetter> isMatch) =>
        logEvent is Warning { Message: DeadLetter letter } && isMatch(letter) ? [letter.Message] : [];

    private static IEnumerable<object> Texts(object message, Exception cause) =>
        cause is null ? [message] : [message, cause.Message];

    private static IEnumerable<Exception> Causes(Exception cause)
    {
        for (; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
