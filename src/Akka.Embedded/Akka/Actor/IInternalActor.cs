namespace Akka.Actor;

/// <summary>An actor whose context can be seen.</summary>
public interface IInternalActor
{
    /// <summary>The context of the actor.</summary>
    IActorContext ActorContext { get; }
}
