using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 9: a journal is deleted under a running daemon.</summary>
public sealed class Row09DeletedTests : FaultTest
{
    [SkippableFact]
    public async Task A_deleted_journal_is_made_anew_by_the_next_append()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("lost with the file");
        await daemon.Bridge.AppendMarkAsync("lost with the file too");
        File.Delete(Home.Journal().Path);

        var first = await daemon.Bridge.AppendMarkAsync("first");
        await daemon.Bridge.AppendMarkAsync("second");

        Assert.Equal("1", first.Seq);
        Assert.Equal(["first", "second"], Home.Journal().Marks);
        Assert.Contains("\"pendingEventSeq\":2", (await daemon.Bridge.GetAsync()).Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_journal_replaced_by_another_is_what_counts()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("old");
        var journal = Home.Journal();
        await File.WriteAllTextAsync(journal.Path + ".new", Some.ForeignLine("new", 7));
        File.Move(journal.Path + ".new", journal.Path, overwrite: true);

        var appended = await daemon.Bridge.AppendMarkAsync("behind");

        Assert.Equal(["new", "behind"], journal.Marks);
        Assert.Equal("8", appended.Seq);
    }

    [SkippableFact]
    public async Task A_journal_cut_to_nothing_is_begun_again()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("old");
        await File.WriteAllTextAsync(Home.Journal().Path, "");

        Assert.Equal("1", (await daemon.Bridge.AppendMarkAsync("new")).Seq);
        Assert.Equal(["new"], Home.Journal().Marks);
    }
}
