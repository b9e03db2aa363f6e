using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 7: a signal interrupts a call.</summary>
public sealed class Row07InterruptionTests : FaultTest
{
    [SkippableFact]
    public async Task An_interrupted_call_is_made_again_and_the_entry_written_once()
    {
        Strace.Require();
        string[] interrupted = ["openat2", "pread64", "write", "fsync"];
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var journal = Home.Journal();
        journal.Append(Some.ForeignLine("foreign", 2));
        var strace = Owned(await Strace.AttachAsync(
            daemon,
            Home.PathOf("trace"),
            [journal.Path],
            Strace.FileCalls,
            [.. interrupted.Select(call => $"{call}:error=EINTR:when=1")]));

        await daemon.Bridge.AppendMarkAsync("after");
        var calls = await strace.EndAsync();

        Assert.Equal(["before", "foreign", "after"], journal.Marks);
        foreach (var name in interrupted)
            Assert.Contains(calls, call => call.Name == name && call.Text.Contains("EINTR", StringComparison.Ordinal));
    }
}
