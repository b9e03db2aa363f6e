using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// The user messages of one actor: many threads add at the end, the actor's turn alone takes, and may put back in
/// front.
/// </summary>
internal sealed class EnvelopeQueue
{
    private Node _last;
    private Node _taken;
    private Stack<Envelope> _front;

    public EnvelopeQueue() => _last = _taken = new Node(default);

    /// <summary>
    /// Whether there is a message, or one about to be linked. It looks at the end because adding exchanges that,
    /// which is a full fence: a thread that adds and then sees the actor at work is seen by the actor when it
    /// checks after its turn.
    /// </summary>
    public bool HasMessages => _front is { Count: > 0 } || _taken != Volatile.Read(ref _last);

    public void Add(in Envelope envelope)
    {
        var node = new Node(envelope);
        var previous = Interlocked.Exchange(ref _last, node);
        Volatile.Write(ref previous.Next, node);
    }

    public void PutBack(in Envelope envelope) => (_front ??= new Stack<Envelope>()).Push(envelope);

    public bool TryTake(out Envelope envelope)
    {
        if (_front is { Count: > 0 })
        {
            envelope = _front.Pop();
            return true;
        }
        var next = Volatile.Read(ref _taken.Next);
        if (next is null)
        {
            envelope = default;
            return false;
        }
        envelope = next.Envelope;
        next.Envelope = default;
        _taken = next;
        return true;
    }

    private sealed class Node(in Envelope envelope)
    {
        public Envelope Envelope = envelope;
        public Node Next;
    }
}
