using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>Logs as the default logger does, but for the events that a filter chooses.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                base.Receive(message);
                Subscribe(initialize.LoggingBus);
                break;
            case Mute mute:
                _filters.AddRange(mute.Filters);
                break;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                {
                    _filters.Remove(filter);
                }

                break;
            case LogEvent logEvent:
                PrintUnlessFiltered(logEvent, logEvent);
                break;
            case DeadLetter { Message: Terminate }:
                break;
            case DeadLetter letter:
                Receive(letter);
                break;
            default:
                Print(new Debug(Context.System.Name, GetType(), message));
                break;
        }

        return true;
    }

    private void Subscribe(LoggingBus bus)
    {
        foreach (var type in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage) })
        {
            bus.Subscribe(Self, type);
        }
    }

    private void Receive(DeadLetter letter)
    {
        var source = letter.Recipient.Path.ToString();
        var type = letter.Recipient.GetType();
        var text = letter.Message is ISystemMessage
            ? $"Received dead system message: {letter.Message}"
            : $"Received dead letter from {letter.Sender}: {letter.Message}";
        PrintUnlessFiltered(new Warning(source, type, letter), new Warning(source, type, text));
    }

    private void PrintUnlessFiltered(LogEvent filtered, LogEvent printed)
    {
        if (!_filters.Exists(filter => Chooses(filter, filtered)))
        {
            Print(printed);
        }
    }

    // A function of a test that fails shall not end the logger, and with it all other filters.
    private bool Chooses(IEventFilter filter, LogEvent logEvent)
    {
        try
        {
            return filter.Apply(logEvent);
        }
        catch (Exception failure)
        {
            Print(new Error(failure, Self.Path.ToString(), GetType(), $"The event filter {filter} failed."));
            return false;
        }
    }
}
