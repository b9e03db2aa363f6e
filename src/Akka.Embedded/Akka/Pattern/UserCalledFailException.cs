using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The user of a circuit breaker reported a failure.</summary>
public class UserCalledFailException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public UserCalledFailException(
        ) : base("User code caused [CircuitBreaker] to fail because it calls the [Fail()] method.")
    {
    }
}
