namespace Akka.Actor;

/// <summary>A reference with an actor behind it, which can have children.</summary>
public abstract class ActorRefWithCell : InternalActorRefBase
{
    /// <summary>The references of the actor's children.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child of a name, or nobody.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);

    internal abstract ActorCell Underlying { get; }
}
