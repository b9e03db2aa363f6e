using System.Collections.Concurrent;
using Akka.Actor;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// What the actors of live sessions ask their actor system for, so that each is made from its id alone: by a registry, or
/// by whatever else hosts entities.
/// </summary>
internal sealed class LiveSessions : IExtension
{
    private readonly ConcurrentDictionary<Workspace, IActorRef> _registries = new();

    private LiveSessions(ISessionStore store, LiveSessionSettings settings, TimeProvider time) =>
        (Store, Settings, Time) = (store, settings, time);

    /// <summary>What there is besides Akka.Persistence.</summary>
    public ISessionStore Store { get; }

    /// <summary>As configured.</summary>
    public LiveSessionSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Those of an actor system.</summary>
    public static LiveSessions For(ActorSystem system) => system.GetExtension<LiveSessions>();

    /// <summary>Gives an actor system what its actors of live sessions need, once.</summary>
    public static LiveSessions Register(
        ActorSystem system, ISessionStore store, LiveSessionSettings settings, TimeProvider time) =>
        (LiveSessions)system.RegisterExtension(new Provider(new LiveSessions(store, settings, time)));

    /// <summary>What the actors of a workspace share.</summary>
    public WorkspaceContext Of(Workspace workspace) => new(workspace, this);

    /// <summary>The address of a workspace's registry, which passes on what is for its other actors.</summary>
    public IActorRef RegistryOf(Workspace workspace) => _registries.GetValueOrDefault(workspace, ActorRefs.Nobody);

    /// <summary>A workspace is open, and this is its registry.</summary>
    public void Open(Workspace workspace, IActorRef registry) => _registries[workspace] = registry;

    /// <summary>It is closed, unless it is open again by now.</summary>
    public void Close(Workspace workspace, IActorRef registry) =>
        _registries.TryRemove(new KeyValuePair<Workspace, IActorRef>(workspace, registry));

    private sealed class Provider(LiveSessions sessions) : ExtensionIdProvider<LiveSessions>
    {
        public override LiveSessions CreateExtension(ExtendedActorSystem system) => sessions;
    }
}
