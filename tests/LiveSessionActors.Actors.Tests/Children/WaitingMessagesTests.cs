using Akka.Actor;
using LiveSessionActors.Actors.Children;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Children;

public sealed class WaitingMessagesTests : ActorTest
{
    private readonly WaitingMessages _waiting =
        new(Some.Settings.Sessions with { WaitingMax = 2, WaitingBytesMax = 100 });

    [Fact]
    public void Those_that_there_is_room_for_are_handed_on_in_their_order()
    {
        _waiting.Add(Some.Get(), TestActor, TestActor);
        _waiting.Add(Some.Append(2), TestActor, TestActor);

        _waiting.Deliver(TestActor);

        ExpectMsg<SessionQuery.GetSnapshot>();
        ExpectMsg<SessionCommand.AppendEvent>();
        Assert.True(_waiting.IsEmpty);
    }

    [Fact]
    public void One_message_too_many_is_refused_and_the_others_stay()
    {
        _waiting.Add(Some.Get(), ActorRefs.Nobody, TestActor);
        _waiting.Add(Some.Get(), ActorRefs.Nobody, TestActor);

        _waiting.Add(Some.Get(), TestActor, TestActor);

        Assert.Equal(RefusalCode.Busy, ExpectMsg<SessionReply.Refused>().Refusal.Code);
        Assert.False(_waiting.IsEmpty);
    }

    [Fact]
    public void So_many_bytes_leave_no_room_until_they_are_handed_on()
    {
        var large = SessionEvent.Parse(
            $$"""{"type":"checkpoint","message":"{{new string('x', 100)}}"}""", Some.Session);
        _waiting.Add(Some.Append() with { Event = large }, ActorRefs.Nobody, TestActor);
        _waiting.Add(Some.Get(), TestActor, TestActor);
        Assert.Equal(RefusalCode.Busy, ExpectMsg<SessionReply.Refused>().Refusal.Code);

        _waiting.Deliver(ActorRefs.Nobody);
        _waiting.Add(Some.Get(), TestActor, TestActor);

        ExpectNoMsg(TimeSpan.Zero);
    }
}
