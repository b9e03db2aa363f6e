using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Keeps the settings of the test kit with the actor system.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <summary>The settings of an actor system.</summary>
    public static TestKitSettings For(ActorSystem system) => system.GetExtension<TestKitSettings>();

    /// <inheritdoc />
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);
}
