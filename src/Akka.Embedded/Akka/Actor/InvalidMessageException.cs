namespace Akka.Actor;

/// <summary>A message cannot be sent.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>Makes the exception for a message that is null.</summary>
    public InvalidMessageException() : this("Message is null") { }

    /// <summary>Makes the exception with a message.</summary>
    public InvalidMessageException(string message) : base(message) { }
}
