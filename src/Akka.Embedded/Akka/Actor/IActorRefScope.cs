namespace Akka.Actor;

/// <summary>Says whether a reference leads to an actor of this process.</summary>
public interface IActorRefScope
{
    /// <summary>Whether the actor is in this process.</summary>
    bool IsLocal { get; }
}
