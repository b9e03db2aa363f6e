using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 31: the daemon is killed while it stores a snapshot.</summary>
public sealed class Row31SnapshotKillTests : FaultTest
{
    // strace does not see both names of these: the first snapshot's is the file's without one, others' are of directories.
    private const string Namings = "rename,renameat,renameat2,linkat";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kill_at_any_system_call_on_a_snapshot_leaves_it_whole_and_the_journal_alone(bool exists)
    {
        Strace.Require();
        var ledger = new Ledger();
        var points = (await PlayAsync(ledger, "plain", exists, injection: null))
            .CountBy(call => call.Name)
            .SelectMany(calls => Enumerable.Range(1, calls.Value).Select(at => (Name: calls.Key, At: at)))
            .ToList();
        Assert.Contains(points, point => Namings.Split(',').Contains(point.Name));

        foreach (var (name, at) in points)
            await PlayAsync(ledger, $"{name}-{at}", exists, $"{name}:signal=KILL:when={at}");

        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("last");
        await daemon.SignalAsync("TERM");
        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Home.Sessions)!, "*.tmp"));
    }

    private async Task<List<TraceCall>> PlayAsync(Ledger ledger, string name, bool exists, string? injection)
    {
        var session = exists ? "s" : $"s-{name}";
        await using var daemon = await DaemonProcess.StartAsync(Home);
        if (exists)
            await ledger.AppendAsync(daemon.Bridge, $"before-{name}", session);
        await using var strace = await Strace.AttachAsync(
            daemon,
            Home.PathOf("trace"),
            exists ? [Home.Snapshot(session), Home.Sessions] : [],
            exists ? Strace.FileCalls : Namings,
            injection is null ? [] : [injection]);

        await ledger.AppendAsync(daemon.Bridge, $"during-{name}", session);
        var calls = await strace.EndAsync();

        if (File.Exists(Home.Snapshot(session)))
            JsonDocument.Parse(await File.ReadAllTextAsync(Home.Snapshot(session))).Dispose();
        var marks = Directory.EnumerateFiles(Home.Sessions, "*.jsonl").SelectMany(path => new Journal(path).Marks);
        Assert.Equal((0, 0), ledger.Compare(marks));
        return calls;
    }
}
