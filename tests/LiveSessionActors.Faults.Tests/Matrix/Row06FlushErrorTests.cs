using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 6: the disk fails a flush.</summary>
public sealed class Row06FlushErrorTests : FaultTest
{
    [SkippableTheory]
    [InlineData("EIO")]
    [InlineData("ENOSPC")]
    public async Task A_failed_flush_is_no_answer_is_not_repeated_and_ends_the_session_s_appends(string error)
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var journal = Home.Journal();
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [journal.Path], Strace.FileCalls, $"fsync:error={error}:when=1"));

        (await daemon.Bridge.AppendAsync(Some.Event("unknown"), "k1")).ShouldRefuse(500, "durability_unknown");
        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(500, "durability_unknown");
        (await daemon.Bridge.AppendAsync(Some.Event("unknown"), "k1")).ShouldRefuse(500, "durability_unknown");
        var calls = await strace.EndAsync();

        Assert.Single(calls, call => call.Name == "fsync");
        Assert.Single(calls, call => call.Name == "write");
        Assert.DoesNotContain("refused", journal.Marks);
        (await daemon.Bridge.GetAsync()).ShouldBeGiven();
        await daemon.Bridge.AppendMarkAsync("elsewhere", "other");
        var health = await daemon.Bridge.HealthAsync();
        Assert.Equal(503, health.Status);
        Assert.Contains("\"id\":\"s\"", health.Body, StringComparison.Ordinal);
        Assert.Contains("\"live-sessions.journal\":\"failing\"", health.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_restart_takes_the_session_s_appends_again()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [Home.Journal().Path], Strace.FileCalls, "fsync:error=EIO"));
        (await daemon.Bridge.AppendAsync(Some.Event("unknown"), "k1")).ShouldRefuse(500, "durability_unknown");
        await strace.EndAsync();
        await daemon.KillAsync();

        var second = await StartAsync();
        (await second.Bridge.AppendAsync(Some.Event("unknown"), "k1")).ShouldBeGiven();
        await second.Bridge.AppendMarkAsync("after");

        Assert.Equal(["before", "unknown", "after"], Home.Journal().Marks);
        (await second.Bridge.HealthAsync()).ShouldBeGiven();
    }
}
