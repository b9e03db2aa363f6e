using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Other programs read and write the same files.</summary>
public sealed class SharedJournalTests : FilesTest
{
    [Fact]
    public void An_append_that_waited_is_in_both_files()
    {
        Append(1);
        var answer = AppendAndWait(2);

        Assert.Collection(
            File.ReadAllLines(JournalPath),
            line => Assert.StartsWith("{\"seq\":1,", line, StringComparison.Ordinal),
            line => Assert.StartsWith("{\"seq\":2,", line, StringComparison.Ordinal));
        Assert.Equal(answer.Snapshot.ToFile(), File.ReadAllBytes(SnapshotPath));
    }

    [Fact]
    public void Looking_at_an_unknown_session_leaves_no_file()
    {
        Assert.Equal(0, Get().LastSeq);
        Assert.False(Send(Workspaces, new SessionQuery.HasJournal(Workspace, Some.Session))
            .ExpectMsg<SessionReply.JournalChecked>().Exists);

        Assert.False(File.Exists(JournalPath));
        Assert.False(File.Exists(SnapshotPath));
    }

    [Fact]
    public void An_empty_journal_is_a_known_session_and_gets_its_snapshot_file()
    {
        Write(JournalPath, "");

        Assert.Equal(Get().Snapshot.ToFile(), File.ReadAllBytes(SnapshotPath));
    }

    [Fact]
    public void Lines_of_others_are_taken_in_before_a_read_and_before_an_append()
    {
        Append(1);
        Write(JournalPath, Some.Line(2, 20));
        Assert.Equal((2, Some.Visible(20)), (Get().LastSeq, Some.Visible(Get().Snapshot)));

        Write(JournalPath, Some.Line(7, 70));
        var answer = AppendAndWait(8);

        Assert.Equal(8, answer.Seq);
        Assert.Equal(4, File.ReadAllLines(JournalPath).Length);
        Assert.Equal(answer.Snapshot.ToFile(), File.ReadAllBytes(SnapshotPath));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_session_with_an_empty_journal_in_either_place_is_one_that_exists(bool legacy)
    {
        Write(legacy ? LegacyPath : JournalPath, "");

        var append = AppendOf(1) with { MustExist = true };

        Assert.Equal(1, Send(Workspaces, append).ExpectMsg<SessionReply.EventAppended>().Seq);
    }

    [Fact]
    public void A_stale_snapshot_file_is_replaced_at_the_first_look()
    {
        Write(JournalPath, Some.Line(1, 5));
        Write(SnapshotPath, "{}\n");

        Assert.Equal(Get().Snapshot.ToFile(), File.ReadAllBytes(SnapshotPath));
    }

    [Fact]
    public void A_journal_without_a_last_newline_is_continued_on_a_line_of_its_own()
    {
        Write(JournalPath, Some.Line(1, 1) + Some.Line(2, 2).TrimEnd('\n'));

        var answer = Append(3);

        Assert.Equal((3, 3), ((int)answer.Seq, File.ReadAllLines(JournalPath).Length));
        Assert.Contains("\"diagnostics\":[]", Some.Json(answer.Snapshot), StringComparison.Ordinal);
        Assert.Equal(Some.Json(answer.Snapshot), Some.Json(Get().Snapshot));
    }

    [Fact]
    public void A_torn_last_line_costs_one_diagnostic()
    {
        Write(JournalPath, Some.Line(1, 1) + "{\"seq\":2,");

        var answer = Append(3);

        Assert.Equal(2, answer.Seq);
        Assert.Contains("\"line\":2", Some.Json(answer.Snapshot), StringComparison.Ordinal);
        Assert.Equal(Some.Json(answer.Snapshot), Some.Json(Get().Snapshot));
        Assert.Equal(3, Append(4).Seq);
    }

    [Fact]
    public void A_replaced_journal_replaces_the_session()
    {
        Append(1);
        Append(2);
        File.WriteAllText(JournalPath, Some.Line(1, 40));

        Assert.Equal((1, Some.Visible(40)), (Get().LastSeq, Some.Visible(Get().Snapshot)));
        Assert.Equal(2, Append(3).Seq);
    }

    [Fact]
    public void A_deleted_journal_is_begun_anew_by_the_next_append()
    {
        Append(1);
        Append(2);
        File.Delete(JournalPath);

        Assert.Equal(1, Append(3).Seq);
        Assert.Single(File.ReadAllLines(JournalPath));
    }

    [Fact]
    public void A_legacy_journal_is_read_where_it_is_and_copied_before_the_first_append()
    {
        Write(LegacyPath, Some.Line(1, 1) + Some.Line(2, 2));
        var legacy = File.ReadAllText(LegacyPath);

        Assert.Equal(2, Get().LastSeq);
        Assert.False(File.Exists(JournalPath));
        var answer = Append(3);

        Assert.Equal(3, answer.Seq);
        Assert.StartsWith(legacy, File.ReadAllText(JournalPath), StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(JournalPath).Length);
        Assert.Equal(legacy, File.ReadAllText(LegacyPath));
    }

    [Fact]
    public void A_listing_finds_both_places_and_warns_of_what_is_no_session()
    {
        Write(JournalPath, Some.Line(1, 1));
        Write(PathOf(".impeccable-live", "sessions", "legacy.jsonl"), Some.Line(1, 2));
        Write(PathOf(".impeccable", "live", "sessions", "no session.jsonl"), "");

        var listed = Send(Workspaces, new WorkspaceQuery.ListSessions(Workspace, false))
            .ExpectMsg<WorkspaceReply.SessionsListed>();

        Assert.Equal([Some.Visible(2), Some.Visible(1)], listed.Sessions.Select(Some.Visible));
        Assert.Contains("no session", Assert.Single(listed.Warnings), StringComparison.Ordinal);
    }
}
