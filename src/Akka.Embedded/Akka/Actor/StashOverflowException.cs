namespace Akka.Actor;

/// <summary>A stash is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>Makes the exception with a message and what caused it.</summary>
    public StashOverflowException(string message, Exception cause = null) : base(message, cause) { }
}
