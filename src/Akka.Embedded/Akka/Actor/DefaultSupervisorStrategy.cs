namespace Akka.Actor;

/// <summary>Makes <see cref="SupervisorStrategy.DefaultStrategy"/>.</summary>
public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc />
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}
