namespace Akka.Actor;

/// <summary>An actor that sees every message in one place and has a stash without a limit.</summary>
public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    /// <inheritdoc />
    public IStash Stash { get; set; }
}
