using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A deferred message: not written, answered in its place among the events.</summary>
internal sealed class NonPersistentMessage(object payload, IActorRef sender) : IPersistentEnvelope
{
    public object Payload { get; } = payload;

    public IActorRef Sender { get; } = sender;

    public int Size => 1;
}
