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

    /// <summary>One has ended, and with it the lease unless that is kept; whom to tell.</summary>
    public IActorRef End(IActorRef reply, bool keepsLease)
    {
        _replies.Remove(reply, out var ended);
        ended.Work.Replies--;
        if (!keepsLease && ended.Work.Lease?.Id == ended.Lease)
            ended.Work.EndLease();
        return ended.Worker;
    }
}
