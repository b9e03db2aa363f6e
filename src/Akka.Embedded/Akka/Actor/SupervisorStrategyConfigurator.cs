using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the strategy of the user guardian, by the name of its class.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Makes the strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>Makes the configurator that a name stands for.</summary>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) => typeName switch
    {
        "Akka.Actor.DefaultSupervisorStrategy" => new DefaultSupervisorStrategy(),
        "Akka.Actor.StoppingSupervisorStrategy" => new StoppingSupervisorStrategy(),
        null => throw new ConfigurationException("Could not resolve SupervisorStrategyConfigurator. typeName is null"),
        _ => (SupervisorStrategyConfigurator)Activator.CreateInstance(Type.GetType(typeName)
            ?? throw new ConfigurationException($"Could not resolve SupervisorStrategyConfigurator type {typeName}")),
    };
}
