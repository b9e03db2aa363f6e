namespace Akka.Actor;

/// <summary>What extensions see of an actor system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem() { }

    /// <summary>Knows the references.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>The supervisor of the actors that users make.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>Where absolute paths begin.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The supervisor of the actors of the system.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>Makes an actor of the system, which ends after those of the users.</summary>
    public abstract IActorRef SystemActorOf(Props props, string name = null);

    /// <summary>Makes an actor of the system, which ends after those of the users.</summary>
    public abstract IActorRef SystemActorOf<TActor>(string name = null) where TActor : ActorBase, new();

    /// <summary>Ends the system without coordinated shutdown.</summary>
    public abstract void Abort();

    /// <summary>All actors as an indented text.</summary>
    public abstract string PrintTree();
}
