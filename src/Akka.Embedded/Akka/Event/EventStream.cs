using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>The event bus of a system: events are of the class of their type.</summary>
public class EventStream : LoggingBus
{
    private static int _lastUnsubscriber;

    private readonly bool _debug;
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _notWatchedYet = [];
    private IActorRef _unsubscriber;

    /// <summary>Makes the stream.</summary>
    public EventStream(bool debug) => _debug = debug;

    /// <inheritdoc />
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        WatchSubscriber(subscriber);
        var subscribed = base.Subscribe(subscriber, channel);
        if (_debug)
            PublishDebug($"subscribing {subscriber} to channel {channel}");
        return subscribed;
    }

    /// <inheritdoc />
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from channel {channel}");
        return base.Unsubscribe(subscriber, channel);
    }

    /// <inheritdoc />
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from all channels");
        return base.Unsubscribe(subscriber);
    }

    /// <summary>Has the subscriptions of actors end with them.</summary>
    public void StartUnsubscriber(ActorSystemImpl system)
    {
        lock (_lock)
        {
            if (_unsubscriber is not null)
                return;
            var name = $"EventStreamUnsubscriber-{Interlocked.Increment(ref _lastUnsubscriber)}";
            _unsubscriber = system.SystemActorOf(Props.Create<EventStreamUnsubscriber>(this), name);
            foreach (var subscriber in _notWatchedYet)
                _unsubscriber.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
            _notWatchedYet.Clear();
        }
    }

    private void WatchSubscriber(IActorRef subscriber)
    {
        if (subscriber is MinimalActorRef)
            return;
        lock (_lock)
        {
            if (_unsubscriber is null)
                _notWatchedYet.Add(subscriber);
            else
                _unsubscriber.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
        }
    }

    private void PublishDebug(string message) => Publish(new Debug(SimpleName(this), GetType(), message));
}
