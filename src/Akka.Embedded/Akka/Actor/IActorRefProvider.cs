namespace Akka.Actor;

/// <summary>Knows the references of a system.</summary>
public interface IActorRefProvider
{
    /// <summary>The root.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The supervisor of the actors that users make.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The supervisor of the actors of the system.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>Where messages go that reach no actor.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>A reference that drops whatever it is sent.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The path of the root.</summary>
    ActorPath RootPath { get; }

    /// <summary>The settings of the system.</summary>
    Settings Settings { get; }

    /// <summary>Where references are that wait for one answer.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Ends when all actors have ended.</summary>
    Task TerminationTask { get; }

    /// <summary>The address of the system.</summary>
    Address DefaultAddress { get; }

    /// <summary>The root of an address, or the dead letters if it is another system's.</summary>
    IActorRef RootGuardianAt(Address address);

    /// <summary>A new path below the place of references that wait for one answer.</summary>
    ActorPath TempPath();

    /// <summary>Makes a reference known by a path from <see cref="TempPath"/>.</summary>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Forgets a reference.</summary>
    void UnregisterTempActor(ActorPath path);

    /// <summary>The reference at a path, whether or not there is an actor.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference at a path, whether or not there is an actor.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>The address by which another system reaches this one, or null.</summary>
    Address GetExternalAddressFor(Address address);
}
