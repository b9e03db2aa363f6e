using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The part of a system's setup that it cannot start without.</summary>
public sealed class BootstrapSetup : Akka.Actor.Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<ProviderSelection> actorRefProvider)
    {
        Config = config;
        ActorRefProvider = actorRefProvider;
    }

    /// <summary>The configuration.</summary>
    public Option<Config> Config { get; }

    /// <summary>Which kind of references the system has.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>A setup that says nothing.</summary>
    public static BootstrapSetup Create() => new(Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>The same setup with a configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ActorRefProvider);

    /// <summary>The same setup with more defaults below its configuration.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        new(Config.HasValue ? Config.Value.WithFallback(config) : config, ActorRefProvider);

    /// <summary>The same setup with a kind of references.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, name);
}
