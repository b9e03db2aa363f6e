using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit.Internal;

/// <summary>Treats each child by the strategy that was given for it, all others by the default one.</summary>
internal sealed class StrategyPerChild : OneForOneStrategy
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _strategies = [];

    internal void Set(IActorRef child, SupervisorStrategy strategy) => _strategies[child] = strategy;

    public override void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children) =>
        StrategyFor(child).ProcessFailure(context, restart, child, cause, stats, children);

    public override void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        StrategyFor(child).HandleChildTerminated(actorContext, child, children);
        _strategies.Remove(child);
    }

    protected override Directive Handle(IActorRef child, Exception exception) =>
        StrategyFor(child).Decider.Decide(exception);

    private SupervisorStrategy StrategyFor(IActorRef child) => _strategies.GetValueOrDefault(child, DefaultStrategy);
}
