namespace Akka.Actor;

/// <summary>A stash that puts its messages back at the front of the actor's mailbox.</summary>
internal sealed class MailboxStash(ActorCell cell, int capacity) : IStash
{
    private LinkedList<Envelope> _stashed = new();
    private int _lastStashedId;

    public int Count => _stashed.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => Capacity >= 0 && Count >= Capacity;

    public int Capacity => capacity;

    public void Stash()
    {
        var message = cell.CurrentMessage;
        if (cell.CurrentEnvelopeId == _lastStashedId)
            throw new IllegalActorStateException($"Can't stash the same message {message} more than once");
        _lastStashedId = cell.CurrentEnvelopeId;
        if (Capacity > 0 && Count >= Capacity)
        {
            throw new StashOverflowException(
                $"Couldn't enqueue message {message} from {cell.Sender} to stash of {cell.Self}");
        }
        _stashed.AddLast(new Envelope(message, cell.Sender));
    }

    public void Unstash()
    {
        if (_stashed.First is not { } first)
            return;
        _stashed.RemoveFirst();
        PutBack(first.Value);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        foreach (var envelope in ClearStash().Reverse().Where(predicate))
            PutBack(envelope);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        if (Count == 0)
            return [];
        var stashed = _stashed;
        _stashed = new LinkedList<Envelope>();
        return stashed;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Distinct().Reverse())
            _stashed.AddFirst(envelope);
    }

    private void PutBack(in Envelope envelope)
    {
        cell.Mailbox.PostFirst(envelope);
        if (envelope.Message is Terminated terminated)
            cell.DeathWatch.Queued(terminated.ActorRef, null);
    }
}
