namespace Akka.Actor;

/// <summary>The reference to no actor: messages to it vanish.</summary>
public sealed class Nobody : MinimalActorRef
{
    /// <summary>The only instance.</summary>
    public static Nobody Instance = new();

    private Nobody() { }

    /// <inheritdoc />
    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/Nobody");

    /// <inheritdoc />
    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody does not provide");
}
