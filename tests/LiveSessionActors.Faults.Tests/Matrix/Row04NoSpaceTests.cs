using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 4: the disk is full.</summary>
public sealed class Row04NoSpaceTests : FaultTest
{
    private const int Padding = 9000;

    private readonly Ledger _ledger = new();

    [SkippableFact]
    public async Task A_full_disk_refuses_appends_loses_nothing_and_is_forgotten_when_space_returns()
    {
        var daemon = await StartOnSmallDiskAsync();
        var inside = $"/proc/{daemon.Pid}/root{Home.Workspace}";
        var journal = new Journal($"{inside}/.impeccable/live/sessions/s.jsonl");
        await File.WriteAllBytesAsync($"{inside}/filler", new byte[128 << 10]);

        BridgeAnswer? answer = null;
        for (var count = 0; answer is null or { Status: 200 }; count++)
            answer = await _ledger.AppendAsync(daemon.Bridge, $"m{count}", padding: Padding);
        answer.ShouldRefuse(507, "no_space");
        (await daemon.Bridge.GetAsync()).ShouldBeGiven();
        (await _ledger.AppendAsync(daemon.Bridge, "still", padding: Padding))!.ShouldRefuse(507, "no_space");
        _ledger.ShouldMatch(journal);

        File.Delete($"{inside}/filler");
        (await _ledger.AppendAsync(daemon.Bridge, "after", padding: Padding))!.ShouldBeGiven();

        Assert.True(_ledger.Acknowledged > 2, "Something fitted before the disk was full.");
        _ledger.ShouldMatch(journal);
        Assert.Equal("after", journal.Marks[^1]);
        (await daemon.Bridge.HealthAsync()).ShouldBeGiven();
    }

    private async Task<DaemonProcess> StartOnSmallDiskAsync()
    {
        Tool.Require("unshare", "mount");
        var probe = await Tool.RunAsync("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", Home.Workspace);
        Skip.IfNot(probe.ExitCode == 0, $"No small disk can be mounted here: {probe.Errors}");
        var mount = $"mount -t tmpfs -o size=256k tmpfs {Home.Workspace} && exec \"$@\"";
        var daemon = await StartAsync(new DaemonStart { Before = ["unshare", "-Urm", "sh", "-c", mount, "sh"] });
        Skip.IfNot(
            Directory.Exists($"/proc/{daemon.Pid}/root{Home.Workspace}"),
            "The small disk cannot be looked at from outside the daemon's namespace.");
        return daemon;
    }
}
