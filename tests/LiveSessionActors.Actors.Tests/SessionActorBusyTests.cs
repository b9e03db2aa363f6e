using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>What waits for a session is bounded.</summary>
public sealed class SessionActorBusyTests : SessionActorTest
{
    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Sessions = Some.Settings.Sessions with { WaitingMax = 3, WaitingBytesMax = 200 },
    };

    [Fact]
    public async Task Beyond_so_many_messages_it_is_busy_and_takes_them_again_when_it_has_written()
    {
        var session = await StartWritingAsync();
        var waiting = Enumerable.Range(2, 2).Select(number => Send(session, Some.Append(number))).ToList();
        var read = Send(session, Some.Get());

        var append = Send(session, Some.Append(9));
        var anotherRead = Send(session, Some.Get());

        Assert.Equal(RefusalCode.Busy, RefusalOf(append));
        Assert.Equal(RefusalCode.Busy, RefusalOf(anotherRead));
        Disk.WriteGate.Open();
        Assert.All(waiting, sender => sender.ExpectMsg<SessionReply.EventAppended>());
        Assert.Equal(3, read.ExpectMsg<SessionReply.SnapshotFound>().LastSeq);
        Assert.Equal(4, Append(session, Some.Append(4)).Seq);
    }

    [Fact]
    public async Task Beyond_so_many_bytes_it_is_busy()
    {
        var session = await StartWritingAsync();
        var large = Some.Append() with { Event = SessionEvent.Parse(Large(300), Some.Session) };
        var waiting = Send(session, large);

        var refused = Send(session, Some.Append(9));

        Assert.Equal(RefusalCode.Busy, RefusalOf(refused));
        Disk.WriteGate.Open();
        waiting.ExpectMsg<SessionReply.EventAppended>();
        Assert.Equal(3, Append(session, Some.Append(3)).Seq);
    }

    [Fact]
    public async Task Beyond_so_many_messages_it_is_busy_while_it_recovers()
    {
        Disk.ReplayGate.Close();
        var session = await StartAsync();
        await Disk.ReplayGate.Arrived;
        var waiting = Enumerable.Range(1, 3).Select(number => Send(session, Some.Append(number))).ToList();

        var refused = Send(session, Some.Append(9));

        Assert.Equal(RefusalCode.Busy, RefusalOf(refused));
        Disk.ReplayGate.Open();
        Assert.Equal([1, 2, 3], waiting.Select(sender => Appended(sender).Seq));
    }

    private async Task<IActorRef> StartWritingAsync()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        return session;
    }

    private static string Large(int bytes) => $$"""{"type":"checkpoint","message":"{{new string('x', bytes)}}"}""";
}
