using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>How an actor deals with failures of its children.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>
    /// Restarts, except an actor that could not be made, was killed, or ignored the end of one it watched.
    /// </summary>
    public static IDecider DefaultDecider = Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>Treats each child by itself, by <see cref="DefaultDecider"/>.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Ends a child that fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    private protected SupervisorStrategy() { }

    /// <summary>Chooses the directive.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; }

    /// <summary>Carries out what is decided about a child; false if the failure is escalated.</summary>
    internal bool HandleFailure(
        ActorCell cell, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> all)
    {
        var directive = Handle(child, cause);
        LogFailure(cell, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Restart:
                ProcessFailure(cell, true, child, cause, stats, all);
                return true;
            case Directive.Stop:
                ProcessFailure(cell, false, child, cause, stats, all);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Restarts or ends what is to be.</summary>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause,
        ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>The directive for a failure of a child.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>
    /// Logs a failure as an error, or as a warning if the child goes on; an escalated one is not logged.
    /// </summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        var message = cause is ActorInitializationException { InnerException: { } inner }
            ? inner.Message
            : cause.Message;
        var source = child.Path.ToString();
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(cause, source, GetType(), message)
            : new Error(cause, source, GetType(), message));
    }

    /// <summary>Called when a child has ended.</summary>
    public abstract void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Lets a child go on.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>
    /// Replaces the instance of a child, which must be suspended first unless it is the one that failed.
    /// </summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var actor = (IInternalActorRef)child;
        if (suspendFirst)
            actor.Suspend();
        actor.Restart(cause);
    }
}
