using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Something was asked for that the current state does not allow.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>Makes the exception with a message.</summary>
    public IllegalStateException(string message) : base(message) { }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public IllegalStateException(string message, Exception innerEx) : base(message, innerEx) { }
}
