using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>A client's subscriber among the actors: hands on what it is told and what the client has read.</summary>
internal sealed class WatchReaderActor : ReceiveActor
{
    private readonly IActorRef _workspaces;
    private readonly WatchCommand.Subscribe _wanted;
    private readonly Action<WatchEvent> _hear;
    private IActorRef? _subscription;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WatchReaderActor(IActorRef workspaces, WatchCommand.Subscribe wanted, Action<WatchEvent> hear)
    {
        (_workspaces, _wanted, _hear) = (workspaces, wanted, hear);

        Receive<WatchEvent.Subscribed>(Begin);
        Receive<WatchEvent>(_hear);
        Receive<WatchCommand.Acknowledge>(read => _subscription?.Tell(read));
    }

    /// <summary>The subscriber of a request.</summary>
    public static Props Props(IActorRef workspaces, WatchCommand.Subscribe wanted, Action<WatchEvent> hear) =>
        Akka.Actor.Props.Create<WatchReaderActor>(workspaces, wanted, hear);

    /// <inheritdoc/>
    protected override void PreStart() => _workspaces.Tell(_wanted);

    private void Begin(WatchEvent.Subscribed subscribed)
    {
        _subscription = Sender;
        _hear(subscribed);
    }
}
