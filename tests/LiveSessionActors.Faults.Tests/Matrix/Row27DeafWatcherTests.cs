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

    [SkippableTheory]
    [InlineData("unread-events-max = 256, unread-bytes-max = 1 GiB", 300, 390)]
    [InlineData("unread-events-max = 16, unread-bytes-max = 1 GiB", 300, 390)]
    [InlineData("unread-events-max = 1000000, unread-bytes-max = 1 MiB", 40_000, 30)]
    public async Task One_that_reads_on_finds_what_it_was_sent_and_then_that_it_was_dropped(
        string limits, int padding, int appends)
    {
        Skip.IfNot(Directory.Exists("/proc/self/fd"), "Open connections are counted in /proc.");
        var daemon = await StartAsync($"live-sessions.watch {{ {limits}, unread-patience = 1 h }}");
        await daemon.Bridge.AppendMarkAsync("first");
        var before = Connections(daemon);
        using var deaf = await WatchReader.OpenAsync(Home.Pipe);
        await deaf.NextAsync("caught_up");

        foreach (var number in Enumerable.Range(1, appends))
            (await daemon.Bridge.AppendAsync(Some.Event($"{number}", padding: padding))).ShouldBeGiven();
        await Eventually.IsAsync("it is dropped", () => Connections(daemon) == before);

        var told = new List<string>();
        var next = await deaf.NextAsync();
        for (; next is { Name: "appended" } appended; next = await deaf.NextAsync())
            told.Add(appended.Mark!);
        Assert.Equal("overflow", next?.Name);
        Assert.Equal("overflow", next?.Data.GetProperty("code").GetString());
        Assert.Null(await deaf.NextAsync());
        Assert.Equal(Enumerable.Range(1, told.Count).Select(number => $"{number}"), told);
        Assert.InRange(told.Count, 1, appends - 1);
    }

    [SkippableFact]
    public async Task One_that_leaves_while_it_is_told_something_is_no_defect_of_the_daemon()
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("first");
        var appending = new CancellationTokenSource();
        var appends = AppendUntilAsync(daemon, appending.Token);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            for (var count = 0; count < 30; count++)
            {
                using var watcher = await WatchReader.OpenAsync(Home.Pipe);
                await watcher.NextAsync(bytesMax: Random.Shared.Next(20_000));
            }
        })));
        await appending.CancelAsync();
        await appends;

        await daemon.SignalAsync("TERM");

        await daemon.WaitAsync();
        Assert.DoesNotContain("fail:", await daemon.ErrorsAsync(), StringComparison.Ordinal);
        appending.Dispose();
    }

    private static async Task AppendUntilAsync(DaemonProcess daemon, CancellationToken over)
    {
        for (var number = 0; !over.IsCancellationRequested; number++)
            (await daemon.Bridge.AppendAsync(Some.Event($"{number}", padding: 3000))).ShouldBeGiven();
    }

    private static int Connections(DaemonProcess daemon) => Directory
        .EnumerateFileSystemEntries($"/proc/{daemon.Pid}/fd")
        .Count(entry => new FileInfo(entry).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
}
