using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>The subscriptions to a workspace's changes, one for each subscriber.</summary>
internal sealed class WatchSubscriptions
{
    private readonly Dictionary<IActorRef, IActorRef> _bySubscriber = [];
    private readonly Dictionary<IActorRef, (IActorRef Subscriber, SessionId? Session)> _all = [];
    private readonly Dictionary<IActorRef, (WatchProtocol.Place Place, long Look, long? Behind)> _waiting = [];

    /// <summary>How many there are, those that are about to end included.</summary>
    public int Count => _all.Count;

    /// <summary>Whether any waits to be told where it begins.</summary>
    public bool AnyWaiting => _waiting.Count > 0;

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

    /// <summary>
    /// Keeps the question of where to begin until the <paramref name="look"/>th look at all journals has ended, and all
    /// that was found by then may be told.
    /// </summary>
    public void KeepWaiting(IActorRef subscription, WatchProtocol.Place place, long look) =>
        _waiting[subscription] = (place, look, null);

    /// <summary>So many looks have ended, and there are so many changes; whether any was waiting for that.</summary>
    public bool EndLook(long looks, long end)
    {
        var any = false;
        foreach (var (subscription, waiting) in _waiting)
        {
            if (waiting.Behind is not null || waiting.Look > looks)
                continue;
            _waiting[subscription] = waiting with { Behind = end };
            any = true;
        }

        return any;
    }

    /// <summary>Gives the questions that can be answered when so many changes may be told.</summary>
    public IReadOnlyList<(IActorRef Subscription, WatchProtocol.Place Place, long Behind)> TakeWaiting(long ready)
    {
        var taken = new List<(IActorRef, WatchProtocol.Place, long)>();
        foreach (var (subscription, (place, _, behind)) in _waiting)
        {
            if (behind <= ready && _waiting.Remove(subscription))
                taken.Add((subscription, place, behind.Value));
        }

        return taken;
    }

    /// <summary>Tells them all.</summary>
    public void TellAll(object message)
    {
        foreach (var subscription in _all.Keys)
            subscription.Tell(message);
    }
}
