using Akka.Actor;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// The replies that are being appended, each by an actor of its own, and whom to tell what became of them.
/// </summary>
internal sealed class RepliesUnderWay
{
    private readonly Dictionary<IActorRef, (WorkItem Work, string Lease, IActorRef Worker)> _replies = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _replies.Count > 0;

    /// <summary>Those who wait for one.</summary>
    public IEnumerable<IActorRef> Workers => _replies.Values.Select(reply => reply.Worker);

    /// <summary>One has begun.</summary>
    public void Begin(IActorRef reply, WorkItem work, string lease, IActorRef worker)
    {
        work.Replies++;
        _replies.Add(reply, (work, lease, worker));
    }

    /// <summary>One has ended; the lease that it was under, and whom to tell.</summary>
    public (string Lease, IActorRef Worker) End(IActorRef reply)
    {
        _replies.Remove(reply, out var ended);
        ended.Work.Replies--;
        return (ended.Lease, ended.Worker);
    }
}
