namespace Akka.Actor;

/// <summary>What can be told of an actor's end.</summary>
public interface ICanWatch
{
    /// <summary>Asks to be sent <see cref="Terminated"/> when an actor ends.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks to be sent a message when an actor ends.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Takes the request back.</summary>
    IActorRef Unwatch(IActorRef subject);
}
