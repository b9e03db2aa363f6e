using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Tells a parent that its child has failed.</summary>
internal sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    public IActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    public long Uid { get; } = uid;

    internal override bool WaitsWhenSuspended => true;

    public override string ToString() => $"<Failed>: {Child} ({Uid}) {Cause?.Message}";
}
