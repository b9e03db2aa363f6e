namespace Akka.Actor;

/// <summary>An actor failed in its <c>PreRestart</c>.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>Makes the exception.</summary>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object optionalMessage)
        : base(actor, $"Exception pre restart ({restartException?.GetType().ToString() ?? "null"})", cause)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What failed in <c>PreRestart</c>.</summary>
    public Exception RestartException { get; }

    /// <summary>The message at which the actor had failed before.</summary>
    public object OptionalMessage { get; }
}
