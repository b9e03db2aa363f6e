namespace Akka.Actor;

/// <summary>The root of all actors.</summary>
public abstract class ActorBase : IInternalActor
{
    private IActorRef _clearedSelf;
    private SupervisorStrategy _strategy;

    /// <summary>Prepares the actor; it can only be made by an actor system.</summary>
    protected ActorBase()
    {
        var cell = ActorCell.Current ?? throw new ActorInitializationException(
            "Do not create actors using 'new', always create them using an ActorContext/System");
        if (this is IWithTimers withTimers)
            withTimers.Timers = new TimerScheduler(cell);
        cell.Become(Receive);
    }

    IActorContext IInternalActor.ActorContext => Context;

    /// <summary>The context of the actor whose code is running.</summary>
    protected static IActorContext Context
    {
        get
        {
            var cell = ActorCell.Current ?? throw new NotSupportedException(
                "There is no active ActorContext, "
                + "this is most likely due to use of async operations from within this actor.");
            return cell.ActorHasBeenCleared ? null : cell;
        }
    }

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>Who sent the current message.</summary>
    protected IActorRef Sender => Context.Sender;

    /// <summary>The reference of this actor.</summary>
    protected IActorRef Self => _clearedSelf ?? Context.Self;

    internal SupervisorStrategy SupervisorStrategyInternal
    {
        get => _strategy ??= SupervisorStrategy();
        set => _strategy = value;
    }

    /// <summary>Calls <see cref="PreStart"/>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Cancels the timers and calls <see cref="PreRestart"/>.</summary>
    public virtual void AroundPreRestart(Exception cause, object message)
    {
        CancelTimers();
        PreRestart(cause, message);
    }

    /// <summary>Calls <see cref="PostRestart"/>.</summary>
    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    /// <summary>Cancels the timers and calls <see cref="PostStop"/>.</summary>
    public virtual void AroundPostStop()
    {
        CancelTimers();
        PostStop();
    }

    internal void Clear(IActorRef self) => _clearedSelf = self;

    internal void Unclear() => _clearedSelf = null;

    /// <summary>Handles a message by a behaviour, and has it noted if the behaviour does not.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (message is TimerMessage timerMessage)
        {
            message = Intercept(timerMessage);
            if (message is null)
                return true;
        }
        var handled = receive(message);
        if (!handled)
            Unhandled(message);
        return handled;
    }

    /// <summary>Handles a message, or says that it did not.</summary>
    protected abstract bool Receive(object message);

    /// <summary>
    /// Publishes a message that was not handled as <see cref="Event.UnhandledMessage"/>; fails at <see
    /// cref="Terminated"/>.
    /// </summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new Event.UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Changes the behaviour.</summary>
    protected void Become(Receive receive) => Context.Become(receive);

    /// <summary>Changes the behaviour in such a way that one can go back.</summary>
    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour before the last stacked one.</summary>
    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Sets how long the actor may receive nothing before it is sent <see cref="ReceiveTimeout"/>.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    /// <summary>Called before the actor's first message; also by <see cref="PostRestart"/> unless overridden.</summary>
    protected virtual void PreStart() { }

    /// <summary>
    /// Called on the failed instance: ends the children and calls <see cref="PostStop"/> unless overridden.
    /// </summary>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in Context.GetChildren())
        {
            Context.Unwatch(child);
            Context.Stop(child);
        }
        PostStop();
    }

    /// <summary>
    /// Called on the instance that follows a failed one: calls <see cref="PreStart"/> unless overridden.
    /// </summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Called when the actor has ended.</summary>
    protected virtual void PostStop() { }

    /// <summary>How the actor deals with failures of its children.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    private void CancelTimers() => (this as IWithTimers)?.Timers?.CancelAll();

    // A timer's message arrives wrapped; null if the timer has been cancelled or set anew since.
    private object Intercept(TimerMessage timerMessage)
    {
        var message = this is IWithTimers { Timers: TimerScheduler timers } ? timers.Intercept(timerMessage) : null;
        var cell = ActorCell.Current;
        if (message is IAutoReceivedMessage)
        {
            cell.AutoReceiveMessage(message);
            return null;
        }
        if (message is not null && this is IActorStash)
            cell.CurrentMessage = message;
        return message;
    }
}
