namespace Akka.Actor;

/// <summary>The path of anything below a root.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>Makes the path of a child.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid) : base(parentPath, name, uid) { }
}
