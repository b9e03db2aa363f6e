namespace Akka.Actor;

/// <summary>A logger could not be started.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public LoggerInitializationException() { }

    /// <summary>Makes the exception with a message.</summary>
    public LoggerInitializationException(string message) : base(message) { }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public LoggerInitializationException(string message, Exception cause = null) : base(message, cause) { }
}
