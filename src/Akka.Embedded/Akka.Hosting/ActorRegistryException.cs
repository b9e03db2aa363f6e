namespace Akka.Hosting;

/// <summary>An actor cannot be registered, or is not there.</summary>
public class ActorRegistryException : Exception
{
    /// <summary>An exception with a message.</summary>
    public ActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    public ActorRegistryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
