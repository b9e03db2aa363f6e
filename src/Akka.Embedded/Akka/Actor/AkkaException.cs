namespace Akka.Actor;

/// <summary>The base of the exceptions that the actor system itself defines.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    protected AkkaException()
    {
    }

    /// <summary>An exception with a message and, where there is one, what caused it.</summary>
    protected AkkaException(string message, Exception cause = null)
        : base(message, cause)
    {
    }

    /// <summary>What caused this exception.</summary>
    protected Exception Cause => InnerException;
}
