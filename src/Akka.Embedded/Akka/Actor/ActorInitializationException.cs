namespace Akka.Actor;

/// <summary>An actor could not be made, or failed before it was ready.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public ActorInitializationException() { }

    /// <summary>Makes the exception with a message.</summary>
    public ActorInitializationException(string message) : base(message) { }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public ActorInitializationException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Makes the exception for an actor.</summary>
    public ActorInitializationException(IActorRef actor, string message, Exception cause = null)
        : base(message, cause) => Actor = actor;

    /// <summary>The actor that could not be made.</summary>
    public IActorRef Actor { get; set; }

    /// <inheritdoc />
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}
