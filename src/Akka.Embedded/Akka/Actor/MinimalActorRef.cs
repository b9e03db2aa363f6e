using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference with no actor behind it, which ignores everything that is not overridden.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    /// <inheritdoc />
    public override IInternalActorRef Parent => ActorRefs.Nobody;

    /// <inheritdoc />
    public override bool IsLocal => true;

    /// <inheritdoc />
    [Obsolete("Use Context.Watch and Receive<Terminated> [1.1.0]")]
#pragma warning disable CS0809 // the member it overrides is obsolete in the interface only
    public override bool IsTerminated => false;
#pragma warning restore CS0809

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name) =>
        name.All(string.IsNullOrEmpty) ? this : ActorRefs.Nobody;

    /// <inheritdoc />
    public override void Resume(Exception causedByFailure = null) { }

    /// <inheritdoc />
    public override void Start() { }

    /// <inheritdoc />
    public override void Stop() { }

    /// <inheritdoc />
    public override void Restart(Exception cause) { }

    /// <inheritdoc />
    public override void Suspend() { }

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message) { }

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender) { }
}
