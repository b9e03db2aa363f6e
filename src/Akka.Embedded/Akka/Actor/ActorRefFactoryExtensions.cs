namespace Akka.Actor;

/// <summary>Shorter forms of making and finding actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Makes an actor of a type that needs no arguments.</summary>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);

    /// <summary>Selects actors by a path that begins at an actor.</summary>
    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}
