using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 27: watchers that never read.</summary>
public sealed class Row27DeafWatcherTests : FaultTest
{
    private const int Deaf = 10;

    [SkippableTheory]
    [InlineData("unread-events-max = 256, unread-bytes-max = 1 GiB, unread-patience = 1 h", 1000, 1200)]
    [InlineData("unread-events-max = 1000000, unread-bytes-max = 1 MiB, unread-patience = 1 h", 100_000, 30)]
    [InlineData("unread-events-max = 1000000, unread-bytes-max = 1 GiB, unread-patience = 1 s", 100_000, 10)]
    public async Task They_are_dropped_and_whoever_reads_is_told_everything(string limits, int padding, int appends)
    {
        Skip.IfNot(Directory.Exists("/proc/self/fd"), "Open connections are counted in /proc.");
        var daemon = await StartAsync($"live-sessions.watch {{ {limits} }}");
        await daemon.Bridge.AppendMarkAsync("first");
        using var reader = await WatchReader.OpenAsync(Home.Pipe);
        await reader.NextAsync("caught_up");
        var before = Connections(daemon);
        var deaf = await Task.WhenAll(Enumerable.Range(0, Deaf).Select(_ => WatchReader.OpenAsync(Home.Pipe)));
        await Eventually.IsAsync("all are connected", () => Connections(daemon) == before + Deaf);

        var reading = Task.Run(async () =>
        {
            foreach (var number in Enumerable.Range(1, appends))
                Assert.Equal($"{number}", (await reader.NextAsync("appended")).Mark);
        });
        foreach (var number in Enumerable.Range(1, appends))
            (await daemon.Bridge.AppendAsync(Some.Event($"{number}", padding: padding))).ShouldBeGiven();

        await reading;
        await Eventually.IsAsync("who does not read is dropped", () => Connections(daemon) == before);
        await daemon.Bridge.AppendMarkAsync("last");
        Assert.Equal("last", (await reader.NextAsync("appended")).Mark);
        Array.ForEach(deaf, one => one.Dispose());
    }

    private static int Connections(DaemonProcess daemon) => Directory
        .EnumerateFileSystemEntries($"/proc/{daemon.Pid}/fd")
        .Count(entry => new FileInfo(entry).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
}
