using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

public sealed class SessionActorReadTests : SessionActorTest
{
    [Fact]
    public async Task An_unknown_session_is_its_base_snapshot_and_writes_nothing()
    {
        var session = await StartAsync();

        var answer = Get(session);

        Assert.Equal(0, answer.LastSeq);
        Assert.Equal(SessionState.Empty(Some.Session).Snapshot.Json.ToArray(), answer.Snapshot.Json.ToArray());
        Assert.Empty(Disk.SnapshotWrites);
        Assert.Empty(File.Lines);
    }

    [Fact]
    public async Task The_first_look_at_a_known_session_stores_its_snapshot_file_and_further_looks_do_not()
    {
        File.Append(Some.Line(1, 4));
        var session = await StartAsync();

        var first = Get(session);
        Get(session);

        Assert.Equal(Some.Visible(4), Some.Visible(first.Snapshot));
        Assert.Contains("\"visibleVariant\": 4", Assert.Single(Disk.SnapshotWrites), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_takes_in_what_others_appended_and_stores_the_snapshot_file()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        File.Append(Some.Line(2, 2));

        var answer = Get(session);

        Assert.Equal((2, Some.Visible(2)), (answer.LastSeq, Some.Visible(answer.Snapshot)));
        Assert.Contains("\"visibleVariant\": 2", Disk.Snapshots[Some.Key.PersistenceId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_still_being_written_is_read_again_when_it_is_whole()
    {
        var line = Some.Line(1, 3);
        File.Append(line[..30]);
        var session = await StartAsync();
        var torn = Get(session);

        File.Append(line[30..]);
        var whole = Get(session);

        Assert.Contains("journal_parse_failed", Some.Json(torn.Snapshot), StringComparison.Ordinal);
        Assert.Contains("\"diagnostics\":[]", Some.Json(whole.Snapshot), StringComparison.Ordinal);
        Assert.Equal((1, Some.Visible(3)), (whole.LastSeq, Some.Visible(whole.Snapshot)));
    }

    [Fact]
    public async Task A_replaced_journal_replaces_the_session()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        Append(session, Some.Append(2));

        File.Replace(Some.Line(1, 40));
        var answer = Get(session);

        Assert.Equal((1, Some.Visible(40)), (answer.LastSeq, Some.Visible(answer.Snapshot)));
    }

    [Fact]
    public async Task A_look_that_fails_refuses_its_readers_and_the_next_one_goes_on()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        Disk.LookFailure = new SessionException(new Refusal(RefusalCode.SymlinkRefused, "the journal is a link"));

        var refused = Send(session, Some.Get());

        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(refused));
        Disk.LookFailure = null;
        Assert.Equal(1, Get(session).LastSeq);
    }

    [Fact]
    public async Task A_reader_that_comes_during_a_look_gets_a_look_of_its_own()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        var before = Disk.Looks.Count;
        Disk.LookGate.Close();
        var first = Send(session, Some.Get());
        await Disk.LookGate.Arrived;
        var second = Send(session, Some.Get());
        session.Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();

        Disk.LookGate.Open();

        first.ExpectMsg<SessionReply.SnapshotFound>();
        second.ExpectMsg<SessionReply.SnapshotFound>();
        Assert.Equal(before + 2, Disk.Looks.Count);
    }

    [Fact]
    public async Task A_read_only_workspace_is_read_without_storing_snapshots()
    {
        Store.ReadOnly = new Refusal(RefusalCode.NotWritable, "the directory is read-only");
        File.Append(Some.Line(1, 4));
        var session = await StartAsync();

        Assert.Equal(Some.Visible(4), Some.Visible(Get(session).Snapshot));
        Assert.Empty(Disk.SnapshotWrites);
    }
}
