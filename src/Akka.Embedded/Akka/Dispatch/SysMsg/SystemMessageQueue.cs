namespace Akka.Dispatch.SysMsg;

/// <summary>
/// The waiting system messages of an actor: any thread adds, the actor's turn takes all, the oldest first.
/// </summary>
internal struct SystemMessageQueue
{
    private SystemMessage _newest;

    public readonly bool IsEmpty => Volatile.Read(in _newest) is null or NoMessage;

    /// <summary>Adds a message, unless the queue is closed.</summary>
    public bool TryAdd(SystemMessage message)
    {
        while (true)
        {
            var newest = Volatile.Read(ref _newest);
            if (newest is NoMessage)
                return false;
            message.Next = newest;
            if (ReferenceEquals(Interlocked.CompareExchange(ref _newest, message, newest), newest))
                return true;
        }
    }

    /// <summary>Takes what waits; the messages stay linked, the oldest first.</summary>
    public SystemMessage TakeAll() => IsEmpty ? null : Reversed(Interlocked.Exchange(ref _newest, null));

    /// <summary>Takes what waits and refuses all that comes later.</summary>
    public SystemMessage Close()
    {
        var rest = Interlocked.Exchange(ref _newest, NoMessage.Instance);
        return rest is NoMessage ? null : Reversed(rest);
    }

    private static SystemMessage Reversed(SystemMessage newest)
    {
        SystemMessage oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }
        return oldest;
    }
}
