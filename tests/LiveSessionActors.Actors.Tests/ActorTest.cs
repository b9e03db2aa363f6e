using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Actors.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests;

/// <summary>An actor system of its own for each test, over files in memory.</summary>
public abstract class ActorTest : TestKit
{
    protected ActorTest()
        : base(FakesHocon.Config)
    {
        Disk = FakeDisk.For(Sys);
        Store = new FakeStore(Disk);
    }

    private protected FakeDisk Disk { get; }

    private protected FakeStore Store { get; }

    private protected FakeTimeProvider Time { get; } = new(Some.Moment);

    private protected virtual LiveSessionSettings Settings => Some.Settings;

    private protected FakeFile File => Disk.File(Some.Key);

    /// <summary>The first call counts.</summary>
    private protected LiveSessions Register(LiveSessionSettings? settings = null) =>
        LiveSessions.Register(Sys, Store, settings ?? Settings, Time);

    private protected async Task<WorkspaceContext> OpenAsync(
        IActorRef? registry = null, LiveSessionSettings? settings = null)
    {
        var sessions = Register(settings);
        await Store.OpenAsync(Some.Workspace, CancellationToken.None);
        sessions.Open(Some.Workspace, registry ?? TestActor);
        return sessions.Of(Some.Workspace);
    }

    /// <summary>Sends from a probe of its own, which hears the answer.</summary>
    private protected TestProbe Send(IActorRef to, object message)
    {
        var sender = CreateTestProbe();
        to.Tell(message, sender);
        return sender;
    }

    /// <summary>From here on what is sent to an actor that has ended is refused, as it is in the product.</summary>
    private protected void LostMessages()
    {
        LostMessagesActor.Subscribe(Sys, Sys.ActorOf(LostMessagesActor.Props()));
    }

    private protected static SessionReply.EventAppended Appended(TestProbe probe) =>
        probe.ExpectMsg<SessionReply.EventAppended>();

    private protected static string RefusalOf(TestProbe probe) =>
        probe.ExpectMsg<SessionReply.Refused>().Refusal.Code;
}
