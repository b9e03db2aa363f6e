using Akka.Actor;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence;

/// <summary>Makes the <see cref="SessionFiles"/> of an actor system.</summary>
internal sealed class SessionFilesProvider : ExtensionIdProvider<SessionFiles>
{
    /// <summary>The only one.</summary>
    public static SessionFilesProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override SessionFiles CreateExtension(ExtendedActorSystem system) =>
        new(new FileSetting(FileCalls.System, JournalSettings.From(system.Settings.Config), TimeProvider.System));
}
