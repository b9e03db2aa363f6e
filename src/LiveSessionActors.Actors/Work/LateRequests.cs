using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// Requests under leases that are not held: whether the work is still there is known once its session was looked at.
/// </summary>
internal sealed class LateRequests
{
    private readonly Dictionary<SessionId, List<(WorkCommand Request, IActorRef Worker)>> _waiting = [];

    /// <summary>Whether any waits.</summary>
    public bool Any => _waiting.Count > 0;

    /// <summary>One waits for a look at a session.</summary>
    public void Add(SessionId session, WorkCommand request, IActorRef worker)
    {
        if (!_waiting.TryGetValue(session, out var requests))
            _waiting[session] = requests = [];
        requests.Add((request, worker));
    }

    /// <summary>Takes those of a session that was looked at.</summary>
    public IReadOnlyList<(WorkCommand Request, IActorRef Worker)> Take(SessionId session) =>
        _waiting.Remove(session, out var requests) ? requests : [];

    /// <summary>Takes them all.</summary>
    public IReadOnlyList<IActorRef> TakeWorkers()
    {
        List<IActorRef> workers = [.. _waiting.Values.SelectMany(requests => requests).Select(late => late.Worker)];
        _waiting.Clear();
        return workers;
    }
}
