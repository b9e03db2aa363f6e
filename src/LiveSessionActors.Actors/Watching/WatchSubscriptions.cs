using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>The subscriptions to a workspace's changes, one for each subscriber.</summary>
internal sealed class WatchSubscriptions
{
    private readonly Dictionary<IActorRef, IActorRef> _bySubscriber = [];
    private readonly Dictionary<IActorRef, (IActorRef Subscriber, SessionId? Session)> _all = [];
    private readonly Dictionary<IActorRef, WatchProtocol.Place> _waiting = [];

    /// <summary>How many there are, those that are about to end included.</summary>
    public int Count => _all.Count;

    /// <summary>The subscription of a subscriber, or null.</summary>
    public IActorRef? Of(IActorRef subscriber) => _bySubscriber.GetValueOrDefault(subscriber);

    /// <summary>The session that a subscription is about; null for all.</summary>
    public SessionId? SessionOf(IActorRef subscription) => _all.GetValueOrDefault(subscription).Session;

    /// <summary>Adds one, in the place of another of the same subscriber.</summary>
    public void Add(IActorRef subscriber, IActorRef subscription, SessionId? session)
    {
        _bySubscriber[subscriber] = subscription;
        _all.Add(subscription, (subscriber, session));
    }

    /// <summary>Removes one that has ended.</summary>
    public void Remove(IActorRef subscription)
    {
        _waiting.Remove(subscription);
        if (_all.Remove(subscription, out var ended) && subscription.Equals(Of(ended.Subscriber)))
            _bySubscriber.Remove(ended.Subscriber);
    }

    /// <summary>Keeps the question of where to begin until it can be answered.</summary>
    public void KeepWaiting(IActorRef subscription, WatchProtocol.Place place) => _waiting[subscription] = place;

    /// <summary>Gives the questions that were kept.</summary>
    public IReadOnlyList<KeyValuePair<IActorRef, WatchProtocol.Place>> TakeWaiting()
    {
        var waiting = _waiting.ToList();
        _waiting.Clear();
        return waiting;
    }

    /// <summary>Tells them all.</summary>
    public void TellAll(object message)
    {
        foreach (var subscription in _all.Keys)
            subscription.Tell(message);
    }
}
