using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// What one incarnation of a persistent actor has to write, and the handlers that wait for it, in order.
/// </summary>
internal sealed class PendingWrites
{
    private readonly Queue<HandlerInvocation> _handlers = new();
    private List<IPersistentEnvelope> _batch = new(1);
    private bool _writing;

    /// <summary>Handlers that commands have to wait for.</summary>
    public int StashingHandlers { get; private set; }

    public bool HasHandlers => _handlers.Count > 0;

    public void Add(IPersistentEnvelope envelope) => _batch.Add(envelope);

    public void Add(HandlerInvocation handler)
    {
        _handlers.Enqueue(handler);
        if (handler.IsStashing) StashingHandlers++;
    }

    public HandlerInvocation NextHandler() => _handlers.Peek();

    public void RemoveHandler()
    {
        if (_handlers.Dequeue().IsStashing) StashingHandlers--;
    }

    /// <summary>Sends what has gathered, unless a write is on its way: then it gathers on.</summary>
    public void Flush(IActorRef journal, IActorRef self, int instanceId)
    {
        if (_writing || _batch.Count == 0) return;
        _writing = true;
        var batch = _batch;
        _batch = new(1);
        journal.Tell(new WriteMessages(batch, self, instanceId), self);
    }

    public void WriteEnded() => _writing = false;
}
