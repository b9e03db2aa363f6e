using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>Tells a watcher, or a parent, that an actor has ended.</summary>
internal sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    : SystemMessage, IDeadLetterSuppression
{
    public IActorRef Actor { get; } = actor;

    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    public bool AddressTerminated { get; } = addressTerminated;

    public override string ToString() => $"<DeathWatchNotification>: {Actor}, ExistenceConfirmed={ExistenceConfirmed}";
}
