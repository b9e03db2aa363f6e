namespace Akka.Actor;

/// <summary>Questions that a reference which may lead nowhere is asked.</summary>
public static class ActorRefExtensions
{
    /// <summary>Says whether a reference is missing or leads to no actor.</summary>
    public static bool IsNobody(this IActorRef actorRef) =>
        actorRef is null or Nobody or DeadLetterActorRef || actorRef.Path is null;

    /// <summary>The reference itself, or another if it leads to no actor.</summary>
    public static IActorRef GetOrElse(this IActorRef actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}
