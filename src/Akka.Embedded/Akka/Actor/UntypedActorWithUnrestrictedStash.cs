namespace Akka.Actor;

/// <summary>An actor that sees every message in one place, has a stash and makes no demand on its mailbox.</summary>
public abstract class UntypedActorWithUnrestrictedStash : UntypedActor, IWithUnrestrictedStash
{
    /// <inheritdoc />
    public IStash Stash { get; set; }
}
