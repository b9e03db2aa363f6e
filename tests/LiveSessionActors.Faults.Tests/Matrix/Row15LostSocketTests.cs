using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 15: a daemon's socket is removed, or another's is put in its place.</summary>
public sealed class Row15LostSocketTests : FaultTest
{
    private const string CheckedOften = "live-sessions.daemon.self-check-interval = 50 ms";

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_daemon_that_nobody_reaches_any_more_ends_and_gives_its_workspace_back(bool taken)
    {
        var first = await StartAsync(CheckedOften);
        await first.Bridge.AppendMarkAsync("before");
        File.Delete(Home.Pipe);
        if (taken)
            await File.WriteAllTextAsync(Home.Pipe, "no socket");

        Assert.Equal(0, await first.WaitAsync());

        Assert.Equal(taken, File.Exists(Home.Pipe));
        var second = await StartAsync(new DaemonStart { Pipe = Home.PathOf("second.sock") });
        await second.Bridge.AppendMarkAsync("after");
        Assert.Equal(["before", "after"], Home.Journal().Marks);
    }
}
