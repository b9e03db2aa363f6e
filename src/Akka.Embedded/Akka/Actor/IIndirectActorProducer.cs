namespace Akka.Actor;

/// <summary>Makes the instances of an actor in a way of its own.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The type of the actors.</summary>
    Type ActorType { get; }

    /// <summary>Makes an instance.</summary>
    ActorBase Produce();

    /// <summary>Takes an instance back that is no longer used.</summary>
    void Release(ActorBase actor);
}
