namespace Akka.Actor;

/// <summary>A name cannot be given: it is malformed or in use.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>Makes the exception with a message.</summary>
    public InvalidActorNameException(string message) : base(message) { }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public InvalidActorNameException(string message, Exception innerException) : base(message, innerException) { }
}
