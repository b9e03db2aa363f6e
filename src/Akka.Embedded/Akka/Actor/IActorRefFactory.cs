namespace Akka.Actor;

/// <summary>What can make actors and find them.</summary>
public interface IActorRefFactory
{
    /// <summary>Makes an actor; without a name it is given one.</summary>
    IActorRef ActorOf(Props props, string name = null);

    /// <summary>Selects actors by a path.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Selects actors by a path, in which <c>*</c>, <c>?</c> and <c>..</c> have their usual meaning.</summary>
    ActorSelection ActorSelection(string actorPath);
}
