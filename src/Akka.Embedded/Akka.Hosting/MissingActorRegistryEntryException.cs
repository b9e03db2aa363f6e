namespace Akka.Hosting;

/// <summary>There is no actor for the type.</summary>
public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    /// <summary>An exception with a message.</summary>
    public MissingActorRegistryEntryException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    public MissingActorRegistryEntryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
