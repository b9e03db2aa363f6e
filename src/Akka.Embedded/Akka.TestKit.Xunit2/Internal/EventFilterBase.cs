using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>A filter that tells of each log event that it chooses.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private protected EventFilterBase()
    {
    }

    /// <summary>Tells of an event that was chosen.</summary>
    public event EventMatched EventMatched;

    /// <inheritdoc />
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
        {
            return false;
        }

        EventMatched?.Invoke(this, logEvent);
        return true;
    }

    /// <summary>Whether the event is chosen.</summary>
    protected abstract bool IsMatch(LogEvent evt);
}
