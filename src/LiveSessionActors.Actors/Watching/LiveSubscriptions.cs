using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// The subscriptions that have been told everything up to now, or had been once and have fallen behind since, by what
/// they want to hear of.
/// </summary>
internal sealed class LiveSubscriptions
{
    private readonly HashSet<IActorRef> _toAll = [];
    private readonly Dictionary<SessionId, HashSet<IActorRef>> _toOne = [];
    private readonly HashSet<IActorRef> _behind = [];

    /// <summary>How many there are that have not fallen behind.</summary>
    public int Count => _toAll.Count + _toOne.Values.Sum(some => some.Count) - _behind.Count;

    /// <summary>Adds one, to a session or to all.</summary>
    public void Add(IActorRef subscription, SessionId? session)
    {
        _behind.Remove(subscription);
        if (session is not { } only)
            _toAll.Add(subscription);
        else if (_toOne.TryGetValue(only, out var others))
            others.Add(subscription);
        else
            _toOne.Add(only, [subscription]);
    }

    /// <summary>
    /// One is told of the past again, until it is added anew; it hears what happens meanwhile all the same.
    /// </summary>
    public void FallBehind(IActorRef subscription, SessionId? session)
    {
        if (Of(session)?.Contains(subscription) == true)
            _behind.Add(subscription);
    }

    /// <summary>Removes one, if it is there.</summary>
    public void Remove(IActorRef subscription, SessionId? session)
    {
        _behind.Remove(subscription);
        if (session is not { } only)
            _toAll.Remove(subscription);
        else if (_toOne.TryGetValue(only, out var others) && others.Remove(subscription) && others.Count == 0)
            _toOne.Remove(only);
    }

    /// <summary>Whether anybody wants to hear of a session.</summary>
    public bool AnyFor(SessionId session) => _toAll.Count > 0 || _toOne.ContainsKey(session);

    /// <summary>Tells all that want to hear of a session.</summary>
    public void Tell(SessionId session, object message, IActorRef sender)
    {
        foreach (var subscription in _toAll)
            subscription.Tell(message, sender);
        if (_toOne.TryGetValue(session, out var others))
        {
            foreach (var subscription in others)
                subscription.Tell(message, sender);
        }
    }

    private HashSet<IActorRef>? Of(SessionId? session) =>
        session is { } only ? _toOne.GetValueOrDefault(only) : _toAll;
}
