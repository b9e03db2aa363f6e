using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 10: git takes journals away and brings them back.</summary>
public sealed class Row10GitTests : FaultTest
{
    [SkippableFact]
    public async Task A_stash_takes_the_session_back_and_what_is_appended_then_comes_behind()
    {
        Tool.Require("git");
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("committed");
        await CommitAsync();
        await daemon.Bridge.AppendMarkAsync("stashed");

        await GitAsync("stash");
        Assert.Contains("\"mark\":\"committed\"", (await daemon.Bridge.GetAsync()).Body, StringComparison.Ordinal);
        Assert.Equal("2", (await daemon.Bridge.AppendMarkAsync("after")).Seq);

        Assert.Equal(["committed", "after"], Home.Journal().Marks);
        await GitAsync("checkout", "--", ".");
        await GitAsync("stash", "pop");
        Assert.Contains("\"mark\":\"stashed\"", (await daemon.Bridge.GetAsync()).Body, StringComparison.Ordinal);
        Assert.Equal("3", (await daemon.Bridge.AppendMarkAsync("last")).Seq);
        Assert.Equal(["committed", "stashed", "last"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_clean_takes_everything_and_the_next_append_begins_anew()
    {
        Tool.Require("git");
        var daemon = await StartAsync();
        await GitAsync("init", "-q");
        await daemon.Bridge.AppendMarkAsync("cleaned");

        await GitAsync("clean", "-fdxq");
        Assert.False(Directory.Exists(Home.Sessions));
        Assert.Equal("1", (await daemon.Bridge.AppendMarkAsync("new")).Seq);

        Assert.Equal(["new"], Home.Journal().Marks);
        var second = await StartAsync(new DaemonStart { Pipe = Home.PathOf("second.sock") });
        (await second.Bridge.GetAsync()).ShouldRefuse(409, "workspace_locked");
    }

    private async Task CommitAsync()
    {
        await GitAsync("init", "-q");
        await GitAsync("add", "-f", ".impeccable/live/sessions/s.jsonl");
        await GitAsync("commit", "-q", "-m", "Keep a session");
    }

    private Task<string> GitAsync(params string[] arguments) => Tool.DoAsync(
        ["git", "-C", Home.Workspace, "-c", "user.name=Someone", "-c", "user.email=someone@example.org", .. arguments]);
}
