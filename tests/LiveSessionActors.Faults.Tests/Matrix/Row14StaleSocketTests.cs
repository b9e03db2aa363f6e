using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 14: a killed daemon leaves its socket behind.</summary>
public sealed class Row14StaleSocketTests : FaultTest
{
    [SkippableFact]
    public async Task A_daemon_starts_over_the_socket_and_the_locks_of_a_killed_one()
    {
        var first = await StartAsync();
        await first.Bridge.AppendMarkAsync("before");
        await first.KillAsync();
        Assert.True(File.Exists(Home.Pipe));

        var second = await StartAsync();
        await second.Bridge.AppendMarkAsync("after");

        Assert.Equal(["before", "after"], Home.Journal().Marks);
    }
}
