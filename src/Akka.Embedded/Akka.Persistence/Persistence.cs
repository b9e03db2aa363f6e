using Akka.Actor;
using Akka.Configuration;

namespace Akka.Persistence;

/// <summary>Gives each actor system its <see cref="PersistenceExtension" />.</summary>
public class Persistence : ExtensionIdProvider<PersistenceExtension>
{
    /// <summary>The only one needed.</summary>
    public static Persistence Instance { get; } = new();

    /// <summary>The default settings.</summary>
    public static Config DefaultConfig() =>
        ConfigurationFactory.FromResource<Persistence>("Akka.Persistence.persistence.conf");

    /// <inheritdoc />
    public override PersistenceExtension CreateExtension(ExtendedActorSystem system) => new(system);
}
