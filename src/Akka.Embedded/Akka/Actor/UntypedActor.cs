using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that sees every message in <see cref="OnReceive"/>.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>The context of the actor whose code is running.</summary>
    protected static new IUntypedActorContext Context => (IUntypedActorContext)ActorBase.Context;

    /// <inheritdoc />
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Handles a message.</summary>
    protected abstract void OnReceive(object message);

    /// <summary>Changes the behaviour.</summary>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>Changes the behaviour in such a way that one can go back.</summary>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);

    /// <summary>Runs an action as the rest of the current message's handling.</summary>
    protected void RunTask(Action action) => ActorTaskScheduler.RunTask(action);

    /// <summary>
    /// Runs asynchronous code as the rest of the current message's handling: no other message comes between.
    /// </summary>
    protected void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);
}
