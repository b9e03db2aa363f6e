namespace Akka.Actor;

/// <summary>Anything that a message can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Sends a message, to be delivered at most once, and returns at once.</summary>
    void Tell(object message, IActorRef sender);
}
