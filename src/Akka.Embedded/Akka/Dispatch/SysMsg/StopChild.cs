using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Asks a guardian to end one of its children.</summary>
internal sealed record StopChild(IActorRef Child);
