using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>However a session ends, whoever waits for it gets an answer.</summary>
public sealed class SessionActorEndTests : SessionActorTest
{
    [Fact]
    public async Task A_session_that_cannot_recover_stops_and_what_was_sent_to_it_is_refused_for_that_reason()
    {
        LostMessages();
        Disk.ReplayFailure = new SessionException(new Refusal(RefusalCode.SymlinkRefused, "the journal is a link"));

        var session = await StartAsync();
        Registry.Watch(session);
        var reader = Send(session, Some.Get());
        var append = Send(session, Some.Append(1));

        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(reader));
        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(append));
        Registry.ExpectTerminated(session);
    }

    [Fact]
    public async Task A_journal_that_fails_ends_the_session_and_refuses_all_that_wait()
    {
        LostMessages();
        var session = await StartAsync();
        Registry.Watch(session);
        Disk.WriteFailure = new IOException("the disk is gone");
        Disk.WriteGate.Close();
        var writing = Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        var append = Send(session, Some.Append(2));
        var read = Send(session, Some.Get());

        Disk.WriteGate.Open();

        Assert.Equal(RefusalCode.IoError, RefusalOf(writing));
        Assert.Equal(RefusalCode.IoError, RefusalOf(append));
        Assert.Equal(RefusalCode.IoError, RefusalOf(read));
        Registry.ExpectTerminated(session);
    }

    [Fact]
    public async Task A_session_that_is_stopped_during_a_write_says_that_the_outcome_is_unknown()
    {
        LostMessages();
        var session = await StartAsync();
        Disk.WriteGate.Close();
        var writing = Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        var waiting = Send(session, Some.Append(2));

        Sys.Stop(session);

        var unknown = writing.ExpectMsg<SessionReply.Refused>().Refusal;
        Assert.Equal(RefusalCode.Stopping, unknown.Code);
        Assert.Contains("may be", unknown.Detail, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Stopping, RefusalOf(waiting));
        Disk.WriteGate.Open();
    }

    [Fact]
    public async Task What_is_in_the_journal_is_answered_as_appended_even_when_the_session_stops()
    {
        var session = await StartAsync();
        Disk.SnapshotGate.Close();
        var sender = Send(session, Some.Append(1));
        await Disk.SnapshotGate.Arrived;

        Sys.Stop(session);

        Assert.Equal(1, Appended(sender).Seq);
        Disk.SnapshotGate.Open();
    }

    [Fact]
    public async Task A_session_that_is_stopped_during_a_look_refuses_its_readers()
    {
        var session = await StartAsync();
        Disk.LookGate.Close();
        var reader = Send(session, Some.Get());
        await Disk.LookGate.Arrived;

        Sys.Stop(session);

        Assert.Equal(RefusalCode.Stopping, RefusalOf(reader));
        Disk.LookGate.Open();
    }

    [Fact]
    public async Task A_session_that_is_let_go_finishes_what_it_has_first()
    {
        var session = await StartAsync();
        Registry.Watch(session);
        Disk.SnapshotGate.Close();
        var sender = Send(session, Some.Append(1));
        await Disk.SnapshotGate.Arrived;
        var queued = Send(session, Some.Append(2));

        session.Tell(new SessionProtocol.Passivate(), Registry);
        Disk.SnapshotGate.Open();

        Assert.Equal(1, Appended(sender).Seq);
        Assert.Equal(2, Appended(queued).Seq);
        Registry.ExpectTerminated(session);
    }

    [Fact]
    public async Task An_idle_session_that_is_let_go_stops()
    {
        var session = await StartAsync();
        Registry.Watch(session);

        session.Tell(new SessionProtocol.Passivate(), Registry);

        Registry.ExpectTerminated(session);
    }
}
