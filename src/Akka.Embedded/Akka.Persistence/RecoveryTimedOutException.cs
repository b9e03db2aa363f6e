using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A journal or a snapshot store was silent for too long during a recovery.</summary>
public sealed class RecoveryTimedOutException : AkkaException
{
    /// <summary>An exception without a message.</summary>
    public RecoveryTimedOutException()
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What was waited for.</param>
    /// <param name="cause">Why, if known.</param>
    public RecoveryTimedOutException(string message, Exception cause = null)
        : base(message, cause)
    {
    }
}
