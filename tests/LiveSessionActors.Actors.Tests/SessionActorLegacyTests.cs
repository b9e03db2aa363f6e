using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests;

/// <summary>A journal in its legacy place is copied by the registry before anything is appended.</summary>
public sealed class SessionActorLegacyTests : SessionActorTest
{
    private static readonly Refusal NoSpace = new(RefusalCode.IoError, "no space is left");

    public SessionActorLegacyTests()
    {
        File.Append(Some.Line(1));
        File.IsLegacy = true;
    }

    [Fact]
    public async Task A_first_append_asks_for_the_copy_and_is_written_behind_it_with_all_that_came_meanwhile()
    {
        var session = await StartAsync();
        var first = Send(session, Some.Append(2));
        Registry.ExpectMsg(new WorkspaceCommand.MigrateLegacy(Some.Workspace, Some.Session));
        var second = Send(session, Some.Append(3));
        var read = Send(session, Some.Get());
        Assert.Single(File.Lines);

        Copied();
        Answer(session, MigrationOutcome.Copied);

        Assert.Equal((2, 3), (Appended(first).Seq, Appended(second).Seq));
        Assert.Equal(3, read.ExpectMsg<SessionReply.SnapshotFound>().LastSeq);
        Registry.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_read_asks_for_no_copy()
    {
        var session = await StartAsync();

        Assert.Equal(1, Get(session).LastSeq);
        Registry.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_append_that_is_refused_asks_for_no_copy()
    {
        var session = await StartAsync();

        Assert.Equal(RefusalCode.SequenceMismatch, RefusalOf(Send(session, Some.Append(2, expected: 7))));
        Registry.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_refuses_what_waits_for_it_and_the_next_append_asks_again()
    {
        var session = await StartAsync();
        var append = Send(session, Some.Append(2));
        Registry.ExpectMsg<WorkspaceCommand.MigrateLegacy>();

        Answer(session, MigrationOutcome.Failed, NoSpace);

        Assert.Equal(RefusalCode.IoError, RefusalOf(append));
        var again = Send(session, Some.Append(2));
        Registry.ExpectMsg<WorkspaceCommand.MigrateLegacy>();
        session.Tell(new WorkspaceReply.Refused(Some.Workspace, NoSpace), Registry);
        Assert.Equal(RefusalCode.IoError, RefusalOf(again));
        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task A_session_that_is_to_leave_awaits_the_copy_first()
    {
        var session = await StartAsync();
        var append = Send(session, Some.Append(2));
        Registry.ExpectMsg<WorkspaceCommand.MigrateLegacy>();
        Watch(session);
        session.Tell(new SessionProtocol.Passivate(), Registry);

        Copied();
        Answer(session, MigrationOutcome.AlreadyThere);

        Assert.Equal(2, Appended(append).Seq);
        ExpectTerminated(session);
    }

    private void Copied() => File.IsLegacy = false;

    private void Answer(Akka.Actor.IActorRef session, MigrationOutcome outcome, Refusal? failure = null) => session.Tell(
        new WorkspaceReply.LegacyMigrated(
            Some.Workspace, [new MigrationFinding(Some.Session.Value, outcome, failure)], More: false),
        Registry);
}
