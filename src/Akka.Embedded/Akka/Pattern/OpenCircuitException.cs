using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A circuit breaker is open and lets no call through.</summary>
public class OpenCircuitException : AkkaException
{
    private const string FailingFast = "Circuit Breaker is open; calls are failing fast";

    /// <summary>Makes the exception.</summary>
    public OpenCircuitException() : base(FailingFast) { }

    /// <summary>Makes the exception with a message.</summary>
    public OpenCircuitException(string message) : base(message) { }

    /// <summary>Makes the exception with a message and how long the breaker stays open.</summary>
    public OpenCircuitException(string message, TimeSpan remainingDuration) : base(message) =>
        RemainingDuration = remainingDuration;

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public OpenCircuitException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Makes the exception with a message, what caused it and how long the breaker stays open.</summary>
    public OpenCircuitException(string message, Exception cause, TimeSpan remainingDuration) : base(message, cause) =>
        RemainingDuration = remainingDuration;

    /// <summary>Makes the exception with what caused it.</summary>
    public OpenCircuitException(Exception cause) : base(FailingFast, cause) { }

    /// <summary>Makes the exception with what caused it and how long the breaker stays open.</summary>
    public OpenCircuitException(Exception cause, TimeSpan remainingDuration) : base(FailingFast, cause) =>
        RemainingDuration = remainingDuration;

    /// <summary>How long the breaker stays open.</summary>
    public TimeSpan RemainingDuration { get; }
}
