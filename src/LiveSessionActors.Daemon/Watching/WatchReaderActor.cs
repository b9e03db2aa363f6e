using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>A client's subscriber among the actors: hands on what it is told, and by whom.</summary>
internal sealed class WatchReaderActor : ReceiveActor
{
    private readonly IActorRef _workspaces;
    private readonly WatchCommand.Subscribe _wanted;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WatchReaderActor(IActorRef workspaces, WatchCommand.Subscribe wanted, Action<WatchEvent, IActorRef> hear)
    {
        (_workspaces, _wanted) = (workspaces, wanted);
        Receive<WatchEvent>(told => hear(told, Sender));
    }

    /// <summary>The subscriber of a request.</summary>
    public static Props Props(
        IActorRef workspaces, WatchCommand.Subscribe wanted, Action<WatchEvent, IActorRef> hear) =>
        Akka.Actor.Props.Create<WatchReaderActor>(workspaces, wanted, hear);

    /// <inheritdoc/>
    protected override void PreStart() => _workspaces.Tell(_wanted);
}
