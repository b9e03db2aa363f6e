using Akka.Actor;

namespace Akka.Persistence;

/// <summary>One part of a request to write: an atomic write, or a deferred message that only passes through.</summary>
public interface IPersistentEnvelope
{
    /// <summary>The events of an atomic write, or the deferred message.</summary>
    object Payload { get; }

    /// <summary>Who sent the command that led to it.</summary>
    IActorRef Sender { get; }

    /// <summary>How many answers it gets.</summary>
    int Size { get; }
}
