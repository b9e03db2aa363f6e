namespace Akka.Actor;

/// <summary>An actor that sees every message in one place and has a stash.</summary>
public abstract class UntypedActorWithStash : UntypedActor, IWithStash
{
    /// <inheritdoc />
    public IStash Stash { get; set; }
}
