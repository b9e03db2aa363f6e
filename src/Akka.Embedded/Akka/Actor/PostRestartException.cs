namespace Akka.Actor;

/// <summary>A new instance failed in its constructor or its <c>PostRestart</c>.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>Makes the exception.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception post restart ({originalCause?.GetType().ToString() ?? "null"})", cause) =>
        OriginalCause = originalCause;

    /// <summary>What the actor was restarted for.</summary>
    public Exception OriginalCause { get; }
}
