using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A persistent actor that calls <c>Unhandled</c> for messages that it does not handle.</summary>
public abstract class UntypedPersistentActor : Eventsourced
{
    /// <summary>The actor's context.</summary>
    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;

    /// <inheritdoc />
    protected override bool Receive(object message) => ReceiveCommand(message);

    /// <inheritdoc />
    protected sealed override bool ReceiveCommand(object message)
    {
        OnCommand(message);
        return true;
    }

    /// <inheritdoc />
    protected sealed override bool ReceiveRecover(object message)
    {
        OnRecover(message);
        return true;
    }

    /// <summary>Handles a command.</summary>
    /// <param name="message">The command.</param>
    protected abstract void OnCommand(object message);

    /// <summary>Handles a replayed event, a <see cref="SnapshotOffer" /> or <see cref="RecoveryCompleted" />.</summary>
    /// <param name="message">What is replayed.</param>
    protected abstract void OnRecover(object message);

    /// <summary>Replaces the handler of commands.</summary>
    /// <param name="receive">The new one.</param>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>
    /// Puts a handler of commands on top of the current one, which <c>UnbecomeStacked</c> brings back.
    /// </summary>
    /// <param name="receive">The new one.</param>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);
}
