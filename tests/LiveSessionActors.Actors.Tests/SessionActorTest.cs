using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Tests;

/// <summary>One session actor under a probe that stands in for its registry.</summary>
public abstract class SessionActorTest : ActorTest
{
    protected SessionActorTest()
    {
        Registry = CreateTestProbe();
        Registry.IgnoreMessages(message => message is SessionProtocol.Changed);
    }

    protected TestProbe Registry { get; }

    private protected async Task<IActorRef> StartAsync()
    {
        var session = await StartRecoveringAsync();
        Registry.ExpectMsg<SessionProtocol.Ready>();
        return session;
    }

    private protected async Task<IActorRef> StartRecoveringAsync() =>
        Registry.ChildActorOf(SessionActor.Props(Some.Session, await OpenAsync()));

    private protected SessionReply.EventAppended Append(IActorRef session, SessionCommand.AppendEvent append) =>
        Send(session, append).ExpectMsg<SessionReply.EventAppended>();

    private protected SessionReply.SnapshotFound Get(IActorRef session) =>
        Send(session, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
}
