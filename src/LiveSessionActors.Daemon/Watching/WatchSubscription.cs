using System.Threading.Channels;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>
/// What a client's subscriber was told and the client was not sent yet, no more than may be unacknowledged.
/// Disposing ends the subscription.
/// </summary>
internal sealed class WatchSubscription : IDisposable
{
    // The request goes on right where the actor tells it something: all it does is to hand bytes to the server.
    private readonly Channel<WatchEvent?> _events = Channel.CreateUnbounded<WatchEvent?>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly ActorSystem _system;
    private readonly WatchCommand.Subscribe _wanted;
    private readonly Action _onDropped;
    private readonly ITimer _keepAlive;
    private readonly IActorRef _subscriber;
    private volatile IActorRef _subscription = ActorRefs.Nobody;
    private volatile bool _isDropped;

    /// <summary>
    /// Subscribes; every now and then a null comes among the events, for a sign of life.
    /// <paramref name="onDropped"/> is called when the client is dropped because it does not read.
    /// </summary>
    public WatchSubscription(
        ActorSystem system,
        IActorRef workspaces,
        WatchCommand.Subscribe wanted,
        TimeSpan keepAlive,
        TimeProvider time,
        Action onDropped)
    {
        (_system, _wanted, _onDropped) = (system, wanted, onDropped);
        _keepAlive = time.CreateTimer(_ => _events.Writer.TryWrite(null), null, keepAlive, keepAlive);
        _subscriber = system.ActorOf(ReplyReaderActor.Props(workspaces, wanted, Hear));
    }

    /// <summary>Whether the client was dropped because it does not read.</summary>
    public bool IsDropped => _isDropped;

    /// <summary>What was told, in its order.</summary>
    public ChannelReader<WatchEvent?> Events => _events.Reader;

    /// <summary>The client was sent the events up to a cursor.</summary>
    public void Acknowledge(string cursor) =>
        _subscription.Tell(new WatchCommand.Acknowledge(_wanted.Workspace, cursor), _subscriber);

    /// <inheritdoc/>
    public void Dispose()
    {
        _keepAlive.Dispose();
        _system.Stop(_subscriber);
    }

    private void Hear(IWorkspaceMessage reply, IActorRef subscription)
    {
        if (reply is not WatchEvent told)
            return;
        if (told is WatchEvent.Subscribed)
            _subscription = subscription;
        if (told is WatchEvent.Ended { Refusal.Code: RefusalCode.Overflow })
        {
            _isDropped = true;
            _onDropped();
        }

        _events.Writer.TryWrite(told);
    }
}
