using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>
/// An entry that was glued to a torn line, with nothing newer behind it, is seen by whoever reads the session, although
/// nobody appends; an older one never comes back.
/// </summary>
public sealed class GluedTailTests : FilesTest
{
    private const string Torn = """{"seq":2,"id":"some-session","ty""";

    private static readonly string Glued = Entry(1, "checkpoint") + "\n" + Torn + Entry(2, "generate") + "\n";

    [Fact]
    public void A_read_gives_it()
    {
        Write(JournalPath, Glued);

        Assert.Contains("generate_requested", Some.Json(Get().Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_of_a_session_in_memory_gives_it()
    {
        Append(1);
        Write(JournalPath, Torn + Entry(2, "generate"));

        Assert.Contains("generate_requested", Some.Json(Get().Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_gives_it()
    {
        Write(JournalPath, Glued);

        var listed = Send(Workspaces, new WorkspaceQuery.ListSessions(Workspace, IncludeCompleted: false))
            .ExpectMsg<WorkspaceReply.SessionsListed>();

        Assert.Contains("generate_requested", Some.Json(Assert.Single(listed.Sessions)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_watcher_is_told_it()
    {
        var watcher = Send(Workspaces, new WatchCommand.Subscribe(Workspace));
        watcher.ExpectMsg<WatchEvent.Subscribed>();
        watcher.ExpectMsg<WatchEvent.CaughtUp>();

        Write(JournalPath, Glued);

        Assert.Equal(
            ["1", null, "2"],
            Enumerable.Range(0, 3).Select(_ => watcher.ExpectMsg<WatchEvent.Appended>().Change.Seq?.ToString()));
    }

    [Fact]
    public void It_is_work()
    {
        Write(JournalPath, Glued);

        var asker = Send(Workspaces, new WorkCommand.TakeNext(
            Workspace, "ticket", "worker", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), []));

        Assert.Equal("some-session", asker.ExpectMsg<WorkReply.Handed>().Lease.Session.Value);
    }

    [Fact]
    public void An_append_behind_an_older_one_takes_nothing_back()
    {
        Write(JournalPath, Glued + Entry(3, "accept") + "\n");

        Append(4);

        var json = Some.Json(Get().Snapshot);
        Assert.Contains("\"pendingEventSeq\":3", json, StringComparison.Ordinal);
        Assert.Contains("entry 2 (generate)", json, StringComparison.Ordinal);
        Assert.Equal(4, File.ReadAllLines(JournalPath).Length);
    }

    private static string Entry(int seq, string type) =>
        $$$"""{"seq":{{{seq}}},"id":"some-session","type":"{{{type}}}","ts":"t","event":{"type":"{{{type}}}"}}""";
}
