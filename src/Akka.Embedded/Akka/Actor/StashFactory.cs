namespace Akka.Actor;

/// <summary>Makes stashes; an actor that has one is given it without asking.</summary>
public static class StashFactory
{
    /// <summary>Makes the stash that a type of actor needs.</summary>
    public static IStash CreateStash<T>(this IActorContext context) where T : ActorBase =>
        CreateStash(context, typeof(T));

    /// <summary>Makes the stash that an actor needs.</summary>
    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) =>
        CreateStash(context, actorInstance.GetType());

    /// <summary>Makes the stash that a type of actor needs.</summary>
    public static IStash CreateStash(this IActorContext context, Type actorType)
    {
        if (typeof(IWithUnboundedStash).IsAssignableFrom(actorType))
            return new MailboxStash((ActorCell)context, capacity: -1);
        if (typeof(IWithUnrestrictedStash).IsAssignableFrom(actorType))
            return new MailboxStash((ActorCell)context, context.Props.StashCapacity);
        throw new ArgumentException(
            $"Actor {actorType} implements an unrecognized subclass of {typeof(IActorStash)} - cannot instantiate",
            nameof(actorType));
    }
}
