using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;

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

    private protected async Task<IActorRef> StartAsync(LiveSessionSettings? settings = null)
    {
        await OpenAsync(Registry, settings);
        return Sys.ActorOf(SessionActor.Props(Some.Key.PersistenceId));
    }

    private protected SessionReply.EventAppended Append(IActorRef session, SessionCommand.AppendEvent append) =>
        Send(session, append).ExpectMsg<SessionReply.EventAppended>();

    private protected SessionReply.SnapshotFound Get(IActorRef session) =>
        Send(session, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
}
