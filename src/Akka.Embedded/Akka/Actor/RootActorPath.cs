namespace Akka.Actor;

/// <summary>The path of a system's root.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>Makes the root of an address.</summary>
    public RootActorPath(Address address, string name = "") : base(address, name) { }
}
