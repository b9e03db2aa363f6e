using Akka.Event;

namespace Akka.TestKit;

/// <summary>Chooses log events.</summary>
public interface IEventFilter
{
    /// <summary>Whether the event is chosen.</summary>
    bool Apply(LogEvent logEvent);
}
