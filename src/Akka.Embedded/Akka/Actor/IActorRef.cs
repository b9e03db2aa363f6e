namespace Akka.Actor;

/// <summary>A handle on an actor: all that others ever hold of it.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>The path of the actor.</summary>
    ActorPath Path { get; }
}
