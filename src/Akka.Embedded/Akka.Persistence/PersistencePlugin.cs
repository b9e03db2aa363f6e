using Akka.Actor;
using Akka.Configuration;
using Akka.Pattern;

namespace Akka.Persistence;

/// <summary>A started journal or snapshot store.</summary>
internal sealed class PersistencePlugin
{
    private PersistencePlugin(IActorRef actor, Config config)
    {
        Actor = actor;
        RecoveryEventTimeout = config.GetTimeSpan("recovery-event-timeout", null, allowInfinite: false);
    }

    public IActorRef Actor { get; }

    /// <summary>How long a recovery waits for a journal.</summary>
    public TimeSpan RecoveryEventTimeout { get; }

    public static PersistencePlugin Start(ExtendedActorSystem system, string path, Config config)
    {
        var name = config.GetString("class", null);
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException($"Plugin class name must be defined in config property [{path}.class].");
        if (config.HasPath("event-adapters"))
            throw new ConfigurationException($"{path}.event-adapters: the embedded runtime has no event adapters.");
        var type = Type.GetType(name, throwOnError: true);
        object[] arguments = type.GetConstructor([typeof(Config)]) is null ? [] : [config];
        var props = new Props(type, arguments).WithDispatcher(config.GetString("plugin-dispatcher", null));
        return new PersistencePlugin(system.SystemActorOf(props, path), config);
    }

    /// <summary>What watches over a plug-in's calls.</summary>
    public static CircuitBreaker CircuitBreakerFor(Config config, IScheduler scheduler) => CircuitBreaker.Create(
        scheduler,
        config.GetInt("circuit-breaker.max-failures"),
        config.GetTimeSpan("circuit-breaker.call-timeout"),
        config.GetTimeSpan("circuit-breaker.reset-timeout"));
}
