using Akka.Actor;

namespace LiveSessionActors.Actors.Appending;

/// <summary>
/// The readers that wait: for the appends that came before them, and then for a look at the journal that begins after
/// they asked.
/// </summary>
internal sealed class ReadQueue
{
    private readonly Queue<(IActorRef Reader, long Ticket)> _waiting = new();
    private readonly List<IActorRef> _looking = [];

    /// <summary>How many wait for a look to begin.</summary>
    public int Count => _waiting.Count;

    /// <summary>Queues a reader behind the appends up to <paramref name="ticket"/>.</summary>
    public void Add(IActorRef reader, long ticket) => _waiting.Enqueue((reader, ticket));

    /// <summary>A look begins, <paramref name="taken"/> appends being done: whether anyone waits for it.</summary>
    public bool Begin(long taken)
    {
        while (_waiting.TryPeek(out var first) && first.Ticket <= taken)
            _looking.Add(_waiting.Dequeue().Reader);
        return _looking.Count > 0;
    }

    /// <summary>The look has ended: those who waited for it.</summary>
    public IReadOnlyList<IActorRef> End()
    {
        IReadOnlyList<IActorRef> looked = [.. _looking];
        _looking.Clear();
        return looked;
    }

    /// <summary>Takes them all.</summary>
    public IReadOnlyList<IActorRef> TakeAll()
    {
        Begin(long.MaxValue);
        return End();
    }
}
