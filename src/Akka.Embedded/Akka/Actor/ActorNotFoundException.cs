namespace Akka.Actor;

/// <summary>A selection led to no actor.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public ActorNotFoundException() { }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public ActorNotFoundException(string message, Exception innerException = null) : base(message, innerException) { }
}
