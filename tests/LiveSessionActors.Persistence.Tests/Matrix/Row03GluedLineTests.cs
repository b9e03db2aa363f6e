using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 3: another process appends directly behind a torn line.</summary>
public class Row03GluedLineTests
{
    private static readonly byte[] Torn = [.. Some.Entry(2, "torn").Text.Span, (byte)'\n'];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Torn_at_every_byte_no_acknowledged_entry_and_at_most_two_of_the_others_are_lost(bool restartFirst)
    {
        var lostForeign = 0;
        for (var cut = 0; cut <= Torn.Length; cut++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            var path = TearAt(workspace, cut);
            if (restartFirst)
                Restart(workspace).Append("after");
            File.AppendAllBytes(path, Some.ForeignLine(3));
            if (!restartFirst)
                Restart(workspace).Append("after");

            var read = Restart(workspace);
            Assert.Equal(1, read.Messages.Count(message => message == "before"));
            Assert.Equal(1, read.Messages.Count(message => message == "after"));
            Assert.True(read.Messages.Count(message => message == "torn") <= 1);
            var foreign = read.Messages.Count(message => message == "foreign");
            Assert.True(foreign <= 1);
            lostForeign += 1 - foreign;
        }

        Assert.Equal(0, lostForeign);
    }

    [Fact]
    public void What_was_brought_back_is_brought_back_once()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var path = TearAt(workspace, 40);
        File.AppendAllBytes(path, Some.ForeignLine(3));

        for (var restart = 0; restart < 3; restart++)
            Restart(workspace).Append("after" + restart);

        Assert.Equal(["before", "foreign", "after0", "after1", "after2"], Restart(workspace).Messages);
        Assert.Equal([2], Restart(workspace).UnreadableLines);
    }

    [Fact]
    public void Reading_alone_brings_nothing_back()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var path = TearAt(workspace, 40);
        File.AppendAllBytes(path, Some.ForeignLine(3));
        var bytes = File.ReadAllBytes(path);

        Restart(workspace).CatchUp();

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void It_is_noticed_while_the_session_is_open_too()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = Restart(workspace);
        writer.Append("before");
        File.AppendAllBytes(writer.File.Paths.Journal, [.. Torn[..30], .. Some.ForeignLine(3)]);

        writer.Append("after");

        Assert.Equal(["before", "foreign", "after"], writer.Messages);
    }

    [Theory]
    [InlineData("{\"seq\":9,\"id\":\"another\",\"type\":\"t\",\"ts\":\"t\",\"event\":{}}")]
    [InlineData("{\"seq\":9,\"id\":\"8f3a91c2\",\"type\":\"t\",\"event\":{}}")]
    [InlineData("{\"seq\":\"9\",\"id\":\"8f3a91c2\",\"type\":\"t\",\"ts\":\"t\",\"event\":{}}")]
    [InlineData("{\"seq\":9,\"id\":\"8f3a91c2\",\"type\":\"t\",\"ts\":\"t\",\"event\":{}")]
    [InlineData("{\"seq\":9,\"id\":\"\\ud800\",\"type\":\"t\",\"ts\":\"t\",\"event\":{}}")]
    [InlineData("{\"seq\":9,\"type\":\"t\",\"\\ud800\":1}")]
    [InlineData("{\"seq\":9,\"id\":\"8f3a91c2\",\"id\":\"another\",\"ts\":\"t\",\"event\":{}}")]
    [InlineData("{\"seq\":9,\"id\":\"8f3a91c2\",\"ts\":\"t\",\"event\":[]}")]
    public void Only_a_whole_entry_of_this_session_is_brought_back(string end)
    {
        using var workspace = new TemporaryWorkspace();
        var journal = "{\"seq\":1," + end + "\n";
        var path = workspace.WriteJournal(Some.Session.Value, journal);

        Restart(workspace).Append("after");

        var after = File.ReadAllText(path);
        Assert.StartsWith(journal, after, StringComparison.Ordinal);
        Assert.Single(after[journal.Length..].TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("{\"seq\":9,\"\\ud800\":1,\"id\":\"8f3a91c2\",\"ts\":\"\\udc00\",\"event\":{\"\\ud800\":1}}")]
    [InlineData("{\"seq\":9,\"\\u0069d\":\"8f3a91c\\u0032\",\"ts\":\"t\",\"event\":{}}")]
    public void An_entry_is_brought_back_as_it_is_however_its_text_is_escaped(string end)
    {
        using var workspace = new TemporaryWorkspace();
        var journal = "{\"seq\":1," + end + "\n";
        var path = workspace.WriteJournal(Some.Session.Value, journal);

        Restart(workspace).Append("after");

        Assert.StartsWith(journal + end + "\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_while_bringing_back_refuses_the_append_and_is_made_up_for_by_the_next()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var path = TearAt(workspace, 40);
        File.AppendAllBytes(path, Some.ForeignLine(3));
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths, Some.Unflushed).Recover();
        calls.Fail("write", FileErrorKind.Other, times: 1);

        Assert.Throws<LiveSessionActors.Sessions.SessionException>(() => writer.Append("refused"));
        writer.Append("after");

        Assert.Equal(["before", "foreign", "after"], Restart(workspace).Messages);
    }

    private static SessionWriter Restart(TemporaryWorkspace workspace) =>
        new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();

    private static string TearAt(TemporaryWorkspace workspace, int cut)
    {
        var writer = Restart(workspace);
        writer.Append("before");
        File.AppendAllBytes(writer.File.Paths.Journal, Torn[..cut]);
        return writer.File.Paths.Journal;
    }
}
