using Akka.Actor;

namespace LiveSessionActors.Actors.Work;

/// <summary>Whom the tickets of requests belong to, and which tickets an actor that is watched has.</summary>
internal sealed class WorkCallers
{
    private readonly Dictionary<string, IActorRef> _waiting = [];
    private readonly Dictionary<IActorRef, HashSet<string>> _watched = [];

    /// <summary>Those that wait for an answer.</summary>
    public IEnumerable<IActorRef> Waiting => _waiting.Values;

    /// <summary>A request begins to wait.</summary>
    public void Add(string ticket, IActorRef caller) => _waiting[ticket] = caller;

    /// <summary>Remembers that what the ticket is handed goes back when <paramref name="worker"/> ends.</summary>
    public void Bind(string ticket, IActorRef worker)
    {
        if (!_watched.TryGetValue(worker, out var tickets))
            _watched[worker] = tickets = [];
        tickets.Add(ticket);
    }

    /// <summary>Answers a request, if it still waits.</summary>
    public void Answer(string ticket, object reply)
    {
        if (_waiting.Remove(ticket, out var caller))
            caller.Tell(reply);
    }

    /// <summary>A request is gone.</summary>
    public void Remove(string ticket) => _waiting.Remove(ticket);

    /// <summary>The tickets of an actor that has ended.</summary>
    public IReadOnlyCollection<string> Unbind(IActorRef worker) =>
        _watched.Remove(worker, out var tickets) ? tickets : [];
}
