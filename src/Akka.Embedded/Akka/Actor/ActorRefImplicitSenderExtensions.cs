namespace Akka.Actor;

/// <summary>Sending with the current actor as the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message from the actor whose code is running, or from no one.</summary>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Passes a message on, keeping the sender of the message that is being handled.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
