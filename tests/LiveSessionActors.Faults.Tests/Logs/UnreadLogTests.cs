using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Logs;

/// <summary>A log on a pipe that nobody reads.</summary>
public sealed class UnreadLogTests : FaultTest
{
    // More than a pipe holds.
    private const int Refused = 3000;

    [SkippableFact]
    public async Task A_daemon_whose_log_nobody_reads_serves_and_stops_as_ever()
    {
        Tool.Require("mkfifo");
        var daemon = await StartAsync(new DaemonStart
        {
            Configuration = "live-sessions.daemon.log-level = debug",
            Before = ["sh", "-c", "mkfifo \"$0\"; exec 2<>\"$0\"; exec \"$@\"", Home.PathOf("log")],
        });

        foreach (var _ in Enumerable.Range(0, Refused))
            (await daemon.Bridge.GetRouteAsync("/v1/nothing")).ShouldRefuse(404, "unknown_route");

        await daemon.Bridge.AppendMarkAsync("all the same");
        await daemon.SignalAsync("TERM");
        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Equal(["all the same"], Home.Journal().Marks);
    }
}
