using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>Akka.Persistence's journal in memory; what it has entries of can be listed.</summary>
public sealed class ListedJournal : MemoryJournal
{
    private readonly Sessions _sessions = SessionsOf(Context.System);

    internal static Sessions SessionsOf(ActorSystem system) => system.WithExtension<Sessions, Provider>();

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var writes = messages.ToList();
        var rejections = await base.WriteMessagesAsync(writes, cancellationToken);
        foreach (var write in writes)
            _sessions.Keys.TryAdd(SessionKey.Parse(write.PersistenceId), true);
        return rejections;
    }

    internal sealed class Sessions : IExtension
    {
        public ConcurrentDictionary<SessionKey, bool> Keys { get; } = new();
    }

    private sealed class Provider : ExtensionIdProvider<Sessions>
    {
        public override Sessions CreateExtension(ExtendedActorSystem system) => new();
    }
}
