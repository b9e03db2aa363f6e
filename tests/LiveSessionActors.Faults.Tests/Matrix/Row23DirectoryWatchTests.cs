using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>
/// Row 23: notifications of files run out, or go silent with the directory they were for. None are used.
/// </summary>
public sealed class Row23DirectoryWatchTests : FaultTest
{
    private const string Notifications = "inotify_init,inotify_init1,inotify_add_watch,fanotify_init";

    [SkippableFact]
    public async Task Watchers_are_told_what_others_append_in_a_directory_that_was_removed_and_made_anew()
    {
        Strace.Require();
        var trace = Home.PathOf("trace");
        var daemon = await StartAsync(new DaemonStart { Before = Strace.Before(trace, Notifications) });
        await daemon.Bridge.AppendMarkAsync("before");
        using var reader = await WatchReader.OpenAsync(Home.Pipe);
        await reader.NextAsync("caught_up");

        foreach (var round in Enumerable.Range(1, 3))
        {
            Directory.Delete(Home.Sessions, recursive: true);
            Home.Journal().Append(Some.ForeignLine($"first-{round}", 1));
            await HearAsync(reader, $"first-{round}");
            Home.Journal().Append(Some.ForeignLine($"second-{round}", 2));
            await HearAsync(reader, $"second-{round}");
        }

        await daemon.SignalAsync("TERM");
        await daemon.WaitAsync();
        Assert.Empty(TraceCall.Read(trace));
    }

    // A journal that was made anew is told as it stands.
    private static async Task HearAsync(WatchReader reader, string mark)
    {
        while (await reader.NextAsync() is { } told)
        {
            if (told.Name == "appended" && told.Mark == mark)
                return;
            if (told.Name == "reset"
                && told.Data.GetProperty("snapshots").EnumerateArray().Select(WatchReader.Told.MarkOf).Contains(mark))
                return;
        }

        Assert.Fail($"The stream ended before {mark} was told.");
    }
}
