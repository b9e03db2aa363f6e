namespace Akka.Actor;

/// <summary>A name or pattern is not one of an actor.</summary>
public class IllegalActorNameException : AkkaException
{
    /// <summary>Makes the exception with a message.</summary>
    public IllegalActorNameException(string message) : base(message) { }
}
