namespace Akka.Actor;

/// <summary>Makes the coordinated shutdown of a system.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc />
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => CoordinatedShutdown.Make(system);
}
