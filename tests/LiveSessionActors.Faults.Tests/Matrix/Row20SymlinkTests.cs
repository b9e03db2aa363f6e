using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 20: symbolic links lead out of the workspace.</summary>
public sealed class Row20SymlinkTests : FaultTest
{
    private const string Untouched = "untouched";

    [SkippableFact]
    public async Task A_journal_that_is_a_link_is_neither_read_nor_written()
    {
        Directory.CreateDirectory(Home.Sessions);
        var canary = Canary();
        File.CreateSymbolicLink(Home.Journal().Path, canary);
        var daemon = await StartAsync();

        // As soon as one answer is there, the next question is: it meets the session's actor on its way out.
        for (var time = 0; time < 100; time++)
        {
            (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "symlink_refused");
            (await daemon.Bridge.GetAsync()).ShouldRefuse(403, "symlink_refused");
        }

        Assert.Equal(Untouched, await File.ReadAllTextAsync(canary));
    }

    [SkippableFact]
    public async Task A_journal_replaced_by_a_link_under_the_daemon_is_refused()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var canary = Canary();
        File.Delete(Home.Journal().Path);
        File.CreateSymbolicLink(Home.Journal().Path, canary);

        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "symlink_refused");

        Assert.Equal(Untouched, await File.ReadAllTextAsync(canary));
    }

    [SkippableFact]
    public async Task A_snapshot_that_is_a_link_is_not_written_through_and_the_append_is_taken()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var canary = Canary();
        File.Delete(Home.Snapshot());
        File.CreateSymbolicLink(Home.Snapshot(), canary);

        await daemon.Bridge.AppendMarkAsync("after");

        Assert.Equal(Untouched, await File.ReadAllTextAsync(canary));
        Assert.Equal(["before", "after"], Home.Journal().Marks);
    }

    [SkippableTheory]
    [InlineData(".impeccable")]
    [InlineData(".impeccable/live")]
    [InlineData(".impeccable/live/sessions")]
    public async Task A_directory_that_is_a_link_is_refused_and_nothing_is_put_into_its_target(string name)
    {
        var target = Directory.CreateDirectory(Home.PathOf("elsewhere")).FullName;
        var link = Path.Combine(Home.Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
        var daemon = await StartAsync();

        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "symlink_refused");

        Assert.Empty(Directory.EnumerateFileSystemEntries(target));
    }

    private string Canary()
    {
        var canary = Home.PathOf("canary");
        File.WriteAllText(canary, Untouched);
        return canary;
    }
}
