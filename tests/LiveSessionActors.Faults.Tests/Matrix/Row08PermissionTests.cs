using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 8: permissions forbid writing. As root the daemon runs without the right to pass over them.</summary>
public sealed class Row08PermissionTests : FaultTest
{
    private const UnixFileMode ReadOnlyFile = UnixFileMode.UserRead;
    private const UnixFileMode ReadOnlyDirectory = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    [SkippableFact]
    public async Task A_read_only_journal_is_read_and_not_written_until_it_may_be_again()
    {
        var daemon = await StartBoundAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var journal = Home.Journal();
        File.SetUnixFileMode(journal.Path, ReadOnlyFile);

        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "not_writable");
        (await daemon.Bridge.GetAsync()).ShouldBeGiven();
        File.SetUnixFileMode(journal.Path, ReadOnlyFile | UnixFileMode.UserWrite);
        await daemon.Bridge.AppendMarkAsync("after");

        Assert.Equal(["before", "after"], journal.Marks);
    }

    [SkippableFact]
    public async Task A_read_only_directory_takes_no_new_session_until_it_may_be_written_again()
    {
        var daemon = await StartBoundAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        File.SetUnixFileMode(Home.Sessions, ReadOnlyDirectory);

        (await daemon.Bridge.AppendAsync(Some.Event("refused", "new"))).ShouldRefuse(403, "not_writable");
        (await daemon.Bridge.GetAsync()).ShouldBeGiven();
        await daemon.Bridge.AppendMarkAsync("in the file that is there");
        File.SetUnixFileMode(Home.Sessions, ReadOnlyDirectory | UnixFileMode.UserWrite);
        await daemon.Bridge.AppendMarkAsync("after", "new");

        Assert.Equal(["after"], Home.Journal("new").Marks);
        Assert.Equal(["before", "in the file that is there"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_workspace_that_was_read_only_from_the_start_is_read()
    {
        Home.Journal().Append(Some.ForeignLine("foreign", 1));
        var live = Path.GetDirectoryName(Home.Sessions)!;
        File.SetUnixFileMode(Home.Sessions, ReadOnlyDirectory);
        File.SetUnixFileMode(live, ReadOnlyDirectory);
        var daemon = await StartBoundAsync();

        Assert.Equal("generate_requested", (await daemon.Bridge.GetAsync()).ShouldBeGiven().Field("phase"));
        (await daemon.Bridge.GetRouteAsync("/v1/sessions")).ShouldBeGiven();
        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "not_writable");
        File.SetUnixFileMode(live, ReadOnlyDirectory | UnixFileMode.UserWrite);
        File.SetUnixFileMode(Home.Sessions, ReadOnlyDirectory | UnixFileMode.UserWrite);
        await daemon.Bridge.AppendMarkAsync("after");

        Assert.Equal(["foreign", "after"], Home.Journal().Marks);
    }

    private async Task<DaemonProcess> StartBoundAsync()
    {
        if (!Tool.IsRoot)
            return await StartAsync();
        Tool.Require("setpriv");
        return await StartAsync(new DaemonStart { Before = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] });
    }
}
