namespace Akka.Actor;

/// <summary>The actor watched another and did not handle the news of its end.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>Makes the exception for the actor that ended.</summary>
    public DeathPactException(IActorRef deadActor) : base($"Monitored actor [{deadActor}] terminated") =>
        DeadActor = deadActor;

    /// <summary>The actor that ended.</summary>
    public IActorRef DeadActor { get; }
}
