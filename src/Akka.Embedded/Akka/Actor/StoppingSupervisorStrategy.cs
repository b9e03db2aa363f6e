namespace Akka.Actor;

/// <summary>Makes <see cref="SupervisorStrategy.StoppingStrategy"/>.</summary>
public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc />
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
