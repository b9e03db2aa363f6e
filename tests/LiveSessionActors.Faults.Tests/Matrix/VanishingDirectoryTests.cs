using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Rows 8 to 10 for whole directories: a workspace goes away under the daemon and comes back.</summary>
public sealed class VanishingDirectoryTests : FaultTest
{
    [SkippableFact]
    public async Task A_deleted_workspace_is_said_to_be_gone_and_served_again_when_it_is_back()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("lost");
        Directory.Delete(Home.Workspace, recursive: true);

        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(404, "workspace_not_found");
        Directory.CreateDirectory(Home.Workspace);
        Assert.Equal("1", (await daemon.Bridge.AppendMarkAsync("new")).Seq);

        Assert.Equal(["new"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_workspace_moved_away_and_back_has_all_its_entries()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        Directory.Move(Home.Workspace, Home.PathOf("away"));
        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(404, "workspace_not_found");

        Directory.Move(Home.PathOf("away"), Home.Workspace);
        Assert.Equal("2", (await daemon.Bridge.AppendMarkAsync("after")).Seq);

        Assert.Equal(["before", "after"], Home.Journal().Marks);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_project_moved_while_open_is_served_where_it_is_now(bool isReplaced)
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var now = Home.PathOf("now");
        Directory.Move(Home.Workspace, now);
        if (isReplaced)
            Directory.CreateDirectory(Home.Workspace);
        using var moved = new Bridge(Home.Pipe, now);

        Assert.Contains("\"before\"", (await moved.GetRouteAsync("/v1/sessions")).ShouldBeGiven().Body);
        Assert.Equal("2", (await moved.AppendMarkAsync("after")).Seq);
        if (isReplaced)
            await daemon.Bridge.AppendMarkAsync("of another");
        else
            (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(404, "workspace_not_found");
        await moved.AppendMarkAsync("behind");

        Assert.Equal(
            ["before", "after", "behind"], new Journal(Path.Combine(now, ".impeccable/live/sessions/s.jsonl")).Marks);
        Assert.Equal(isReplaced ? ["of another"] : [], Home.Journal().Marks);
        Directory.CreateDirectory(Home.Workspace);
    }

    [SkippableFact]
    public async Task Two_projects_that_trade_places_while_open_are_both_written_where_they_are()
    {
        var daemon = await StartAsync();
        var other = Directory.CreateDirectory(Home.PathOf("other")).FullName;
        using var second = new Bridge(Home.Pipe, other);
        await daemon.Bridge.AppendMarkAsync("one");
        await second.AppendMarkAsync("two");
        Directory.Move(Home.Workspace, Home.PathOf("between"));
        Directory.Move(other, Home.Workspace);
        Directory.Move(Home.PathOf("between"), other);

        await Eventually.IsAsync("the project is served where it is", async () => (await daemon.Bridge.AppendAsync(Some.Event("three"))).Status == 200);
        await Eventually.IsAsync("the project is served where it is", async () => (await second.AppendAsync(Some.Event("four"))).Status == 200);

        Assert.Equal(["two", "three"], Home.Journal().Marks);
        Assert.Equal(["one", "four"], new Journal(Path.Combine(other, ".impeccable/live/sessions/s.jsonl")).Marks);
    }

    [SkippableFact]
    public async Task A_project_moved_while_open_and_left_as_a_link_is_served_by_either_name()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var now = Home.PathOf("now");
        Directory.Move(Home.Workspace, now);
        Directory.CreateSymbolicLink(Home.Workspace, now);

        Assert.Equal("2", (await daemon.Bridge.AppendMarkAsync("after")).Seq);

        Assert.Equal(["before", "after"], new Journal(Path.Combine(now, ".impeccable/live/sessions/s.jsonl")).Marks);
        Directory.Delete(Home.Workspace);
    }

    [SkippableFact]
    public async Task A_workspace_replaced_by_another_is_the_one_that_is_written()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("old");
        Directory.Move(Home.Workspace, Home.PathOf("away"));
        Directory.CreateDirectory(Home.Workspace);
        Home.Journal().Append(Some.ForeignLine("of the new one", 5));

        Assert.Equal("6", (await daemon.Bridge.AppendMarkAsync("behind")).Seq);

        Assert.Equal(["of the new one", "behind"], Home.Journal().Marks);
        Assert.Single(File.ReadAllLines(Home.PathOf("away/.impeccable/live/sessions/s.jsonl")));
    }

    [SkippableFact]
    public async Task A_replaced_workspace_that_another_daemon_took_is_left_to_it()
    {
        var first = await StartAsync();
        await first.Bridge.AppendMarkAsync("old");
        // Its snapshot file is written before a read is answered.
        await first.Bridge.GetAsync("s");
        Directory.Delete(Home.Workspace, recursive: true);
        Directory.CreateDirectory(Home.Workspace);
        var second = await StartAsync(new DaemonStart { Pipe = Home.PathOf("second.sock") });
        await second.Bridge.AppendMarkAsync("its own");

        (await first.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(409, "workspace_locked");

        Assert.Equal(["its own"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_deleted_sessions_directory_is_laid_anew()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("lost");
        Directory.Delete(Home.Sessions, recursive: true);

        Assert.Equal("1", (await daemon.Bridge.AppendMarkAsync("new")).Seq);
        (await daemon.Bridge.GetRouteAsync("/v1/sessions")).ShouldBeGiven();

        Assert.Equal(["new"], Home.Journal().Marks);
    }
}
