namespace Akka.Actor;

/// <summary>An actor was asked for what its state does not allow.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>Makes the exception with a message.</summary>
    public IllegalActorStateException(string message) : base(message) { }
}
