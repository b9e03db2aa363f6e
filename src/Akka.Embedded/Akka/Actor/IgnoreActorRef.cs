namespace Akka.Actor;

/// <summary>A reference that drops whatever it is sent.</summary>
internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "local")) / "ignore";

    public override IActorRefProvider Provider => provider;
}
