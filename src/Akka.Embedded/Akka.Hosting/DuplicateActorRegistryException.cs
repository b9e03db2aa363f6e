namespace Akka.Hosting;

/// <summary>There is an actor for the type already.</summary>
public sealed class DuplicateActorRegistryException : ActorRegistryException
{
    /// <summary>An exception with a message.</summary>
    public DuplicateActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    public DuplicateActorRegistryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
