namespace Akka.Actor;

/// <summary>The actor was sent <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public ActorKilledException() { }

    /// <summary>Makes the exception with a message.</summary>
    public ActorKilledException(string message) : base(message) { }
}
