using System.Threading.Channels;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>
/// What a client's subscriber was told and the client was not sent yet. Never much: whoever does not read is dropped.
/// Disposing ends the subscription.
/// </summary>
internal sealed class WatchSubscription : IDisposable
{
    // The request goes on right where the actor tells it something: all it does is to hand bytes to the server.
    private readonly Channel<WatchEvent?> _events = Channel.CreateUnbounded<WatchEvent?>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly CancellationTokenSource _dropped = new();
    private readonly ActorSystem _system;
    private readonly WatchCommand.Subscribe _wanted;
    private readonly ITimer _keepAlive;
    private readonly IActorRef _subscriber;

    /// <summary>Subscribes; every <paramref name="keepAlive"/> a null comes among the events.</summary>
    public WatchSubscription(
        ActorSystem system, IActorRef workspaces, WatchCommand.Subscribe wanted, TimeSpan keepAlive, TimeProvider time)
    {
        (_system, _wanted) = (system, wanted);
        _keepAlive = time.CreateTimer(_ => _events.Writer.TryWrite(null), null, keepAlive, keepAlive);
        _subscriber = system.ActorOf(WatchReaderActor.Props(workspaces, wanted, Hear));
    }

    /// <summary>Cancelled when the client was dropped because it does not read.</summary>
    public CancellationToken Dropped => _dropped.Token;

    /// <summary>What was told, in its order.</summary>
    public ChannelReader<WatchEvent?> Events => _events.Reader;

    /// <summary>The client was sent everything up to a cursor.</summary>
    public void Acknowledge(string cursor) =>
        _subscriber.Tell(new WatchCommand.Acknowledge(_wanted.Workspace, cursor), ActorRefs.NoSender);

    /// <inheritdoc/>
    public void Dispose()
    {
        _keepAlive.Dispose();
        _system.Stop(_subscriber);
        _dropped.Dispose();
    }

    private void Hear(WatchEvent told)
    {
        if (told is WatchEvent.Ended { Refusal.Code: RefusalCode.Overflow })
            _dropped.Cancel();
        _events.Writer.TryWrite(told);
    }
}
