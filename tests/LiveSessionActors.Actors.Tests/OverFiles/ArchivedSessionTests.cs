using System.Text;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.OverFiles;

public sealed class ArchivedSessionTests : FilesTest
{
    private string ArchivedPath => PathOf(".impeccable", "live", "archive", "some-session.jsonl");

    [Fact]
    public void An_archived_session_is_read_and_not_listed()
    {
        Append(1);
        Complete();
        var before = Get();

        Assert.Equal(ArchiveOutcome.Archived, Archive());

        var after = Get();
        Assert.Equal((before.LastSeq, Some.Json(before.Snapshot)), (after.LastSeq, Some.Json(after.Snapshot)));
        Assert.Empty(List().Sessions);
        Assert.True(File.Exists(ArchivedPath));
        Assert.False(File.Exists(JournalPath));
        Assert.False(File.Exists(SnapshotPath));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_append_to_an_archived_session_goes_on_where_it_was(bool inMemory)
    {
        Append(1);
        Complete();
        Archive();
        if (inMemory)
            Get();

        Assert.Equal(3, AppendAndWait(3).Seq);

        Assert.Equal(3, File.ReadAllLines(JournalPath).Length);
        Assert.True(File.Exists(SnapshotPath));
        Assert.False(File.Exists(ArchivedPath));
        Assert.Single(List().Sessions);
    }

    [Fact]
    public void An_archived_session_is_one_that_exists_and_an_unknown_one_leaves_no_file()
    {
        Append(1);
        Complete();
        Archive();
        var other = SessionId.Parse("other");

        var appended = Send(Workspaces, AppendOf(3) with { MustExist = true });
        var refused = Send(Workspaces, AppendOf(1, session: other) with { MustExist = true });

        Assert.Equal(3, appended.ExpectMsg<SessionReply.EventAppended>().Seq);
        Assert.Equal(RefusalCode.SessionNotFound, refused.ExpectMsg<SessionReply.Refused>().Refusal.Code);
        Assert.Empty(Directory.GetFiles(PathOf(".impeccable"), "other*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_append_that_was_answered_before_is_answered_again_and_not_written_twice()
    {
        Append(1);
        var first = Complete("a-key");
        Archive();

        var second = Complete("a-key");

        Assert.Equal((first.Seq, Some.Json(first.Snapshot)), (second.Seq, Some.Json(second.Snapshot)));
        Assert.Equal(2, File.ReadAllLines(ArchivedPath).Length);
    }

    [Fact]
    public void A_watcher_hears_nothing_of_it_and_misses_nothing_behind_it()
    {
        var watcher = Subscribe(null);
        watcher.ExpectMsg<WatchEvent.CaughtUp>();
        Append(1);
        Complete();
        var cursor = Told(watcher, 2)[0].Cursor;
        Archive();
        Get();
        Append(3);

        Assert.Equal("3", Told(watcher, 1)[0].Change.Seq?.ToString());

        Archive("complete");
        var late = Subscribe(cursor);
        Assert.Equal(["2", "3", "4"], Told(late, 3).Select(told => told.Change.Seq?.ToString()));
        late.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_archived_before_the_next_look_is_told_to_who_comes_back(bool byRule)
    {
        var watcher = Subscribe(null);
        watcher.ExpectMsg<WatchEvent.CaughtUp>();
        Append(1);
        var cursor = Told(watcher, 1)[0].Cursor;
        Leave(watcher);
        Complete();

        if (byRule)
            Send(Workspaces, new WorkspaceCommand.ArchiveSessions(Workspace, null, TimeSpan.Zero))
                .ExpectMsg<WorkspaceReply.SessionsArchived>();
        else
            Assert.Equal(ArchiveOutcome.Archived, Archive());

        Assert.True(File.Exists(ArchivedPath));
        var late = Subscribe(cursor);
        Assert.Equal("2", Told(late, 1)[0].Change.Seq?.ToString());
        late.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Fact]
    public void What_another_program_appends_and_is_archived_at_once_is_told_to_who_watches()
    {
        var watcher = Subscribe(null);
        watcher.ExpectMsg<WatchEvent.CaughtUp>();
        Append(1);
        Told(watcher, 1);
        Write(JournalPath, CompleteLine(2));

        Assert.Equal(ArchiveOutcome.Archived, Archive());

        Assert.Equal("2", Told(watcher, 1)[0].Change.Seq?.ToString());
    }

    [Fact]
    public void What_another_program_appends_to_a_journal_while_it_is_moved_is_told()
    {
        var watcher = Subscribe(null);
        watcher.ExpectMsg<WatchEvent.CaughtUp>();
        Append(1);
        Complete();
        Told(watcher, 2);
        Assert.Equal(ArchiveOutcome.Archived, Archive());
        Write(ArchivedPath, CompleteLine(3));

        Send(Workspaces, new WorkspaceCommand.ArchiveSessions(Workspace, Some.Session, TimeSpan.Zero))
            .ExpectMsg<WorkspaceReply.SessionsArchived>();

        Assert.Equal("3", Told(watcher, 1)[0].Change.Seq?.ToString());
    }

    [Fact]
    public void Where_nobody_has_watched_archiving_makes_no_index()
    {
        Append(1);
        Complete();

        Assert.Equal(ArchiveOutcome.Archived, Archive());

        Assert.False(File.Exists(PathOf(".impeccable", "live", "changes.index")));
    }

    [Fact]
    public void A_session_that_is_not_over_stays()
    {
        Append(1);

        Assert.Equal(ArchiveOutcome.Active, Archive());
        Assert.True(File.Exists(JournalPath));
    }

    private ArchiveOutcome Archive(string? endingWith = null)
    {
        if (endingWith is not null)
            Complete();
        var command = new WorkspaceCommand.ArchiveSessions(Workspace, Some.Session, TimeSpan.Zero);
        return Send(Workspaces, command).ExpectMsg<WorkspaceReply.SessionsArchived>().Sessions.Single().Outcome;
    }

    private SessionReply.EventAppended Complete(string? key = null)
    {
        var complete = SessionEvent.Parse(Encoding.UTF8.GetBytes("""{"type":"complete"}"""), Some.Session.Value, 64);
        return Send(Workspaces, new SessionCommand.AppendEvent(Workspace, Some.Session, complete, key))
            .ExpectMsg<SessionReply.EventAppended>();
    }

    private WorkspaceReply.SessionsListed List() =>
        Send(Workspaces, new WorkspaceQuery.ListSessions(Workspace, IncludeCompleted: true))
            .ExpectMsg<WorkspaceReply.SessionsListed>();

    private TestProbe Subscribe(string? after)
    {
        var watcher = Send(Workspaces, new WatchCommand.Subscribe(Workspace, null, After: after));
        watcher.ExpectMsg<WatchEvent.Subscribed>();
        return watcher;
    }

    private static string CompleteLine(int seq) =>
        $$$"""{"seq":{{{seq}}},"id":"some-session","type":"complete","ts":"t","event":{"type":"complete"}}""" + "\n";

    private void Leave(TestProbe watcher)
    {
        watcher.Send(Workspaces, new WatchCommand.Unsubscribe(Workspace));
        watcher.ExpectNoMsg(TimeSpan.Zero);
    }

    private static List<WatchEvent.Appended> Told(TestProbe watcher, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => watcher.ExpectMsg<WatchEvent.Appended>())];
}
