using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What stands above the root: it learns that everything has ended.</summary>
internal sealed class RootGuardianSupervisor(
    ActorPath root, IActorRefProvider provider, TaskCompletionSource termination, ILoggingAdapter log) : MinimalActorRef
{
    public override ActorPath Path { get; } = root / "_Root-guardian-supervisor";

    public override IActorRefProvider Provider => provider;

    public override void Stop() => termination.TrySetResult();

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                log.Error(failed.Cause, "guardian {0} failed, shutting down!", failed.Child);
                ((IInternalActorRef)failed.Child).Stop();
                break;
            case DeathWatchNotification:
                Stop();
                break;
            default:
                log.Error("{0} received unexpected system message [{1}]", Path, message);
                break;
        }
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (!termination.Task.IsCompleted)
            log.Error("{0} received unexpected message [{1}]", Path, message);
    }
}
