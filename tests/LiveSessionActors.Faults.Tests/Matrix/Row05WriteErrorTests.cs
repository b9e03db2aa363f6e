using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 5: the disk fails a write.</summary>
public sealed class Row05WriteErrorTests : FaultTest
{
    [SkippableFact]
    public async Task A_failed_write_is_refused_and_the_next_append_is_taken()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var journal = Home.Journal();
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [journal.Path], Strace.FileCalls, "write:error=EIO"));

        (await daemon.Bridge.AppendAsync(Some.Event("failed"))).ShouldRefuse(500, "io_error");
        await strace.EndAsync();
        var after = await daemon.Bridge.AppendMarkAsync("after");

        Assert.Equal(["before", "after"], journal.Marks);
        Assert.Equal("2", after.Seq);
        (await daemon.Bridge.HealthAsync()).ShouldBeGiven();
    }
}
