using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

/// <summary>A registry with whatever watches its workspace.</summary>
public abstract class WatchTest : ActorTest
{
    private protected static SessionId Other { get; } = SessionId.Parse("other-session");

    private protected async Task<IActorRef> StartAsync() =>
        Sys.ActorOf(SessionRegistryActor.Props(await OpenAsync()));

    private protected async Task<IActorRef> RestartAsync(IActorRef registry)
    {
        Watch(registry);
        Sys.Stop(registry);
        ExpectTerminated(registry);
        Store.Close();
        return await StartAsync();
    }

    private protected TestProbe Subscribe(
        IActorRef registry, SessionId? session = null, string? after = null, bool fromStart = false)
    {
        var subscriber = CreateTestProbe();
        registry.Tell(new WatchCommand.Subscribe(Some.Workspace, session, after, fromStart), subscriber);
        subscriber.ExpectMsg<WatchEvent.Subscribed>();
        return subscriber;
    }

    private protected TestProbe SubscribeFromNow(IActorRef registry, SessionId? session = null)
    {
        var subscriber = Subscribe(registry, session);
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        return subscriber;
    }

    /// <summary>The next change, acknowledged.</summary>
    private protected static WatchEvent.Appended Next(TestProbe subscriber)
    {
        var appended = subscriber.ExpectMsg<WatchEvent.Appended>();
        subscriber.Reply(new WatchCommand.Acknowledge(Some.Workspace, appended.Cursor));
        return appended;
    }

    /// <summary>The next change: its session, its number, and the variant shown after it.</summary>
    private protected static (SessionId Session, string? Seq, string Visible) NextChange(TestProbe subscriber)
    {
        var change = Next(subscriber).Change;
        return (change.Session, change.Seq?.ToString(), Some.Visible(change.Snapshot));
    }

    private protected void Append(IActorRef registry, int number, SessionId? session = null) =>
        Appended(Send(registry, Some.Append(number, session: session)));

    private protected static (SessionId, string?, string) Change(int seq, int number, SessionId? session = null) =>
        (session ?? Some.Session, $"{seq}", Some.Visible(number));
}
