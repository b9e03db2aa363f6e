namespace Akka.Actor;

/// <summary>The references that stand for the absence of an actor.</summary>
public static class ActorRefs
{
    /// <summary>The reference to no actor.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>The sender of a message that was sent from outside any actor.</summary>
    public static readonly IActorRef NoSender;
}
