using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 22: a workspace with a great many sessions.</summary>
public sealed class Row22ManySessionsTests : FaultTest
{
    private const int Many = 20_000;
    private const int MebibytesMax = 256;

    [SkippableFact]
    public async Task All_sessions_are_listed_in_bounded_memory_and_no_file_stays_open_for_them()
    {
        Skip.IfNot(Directory.Exists("/proc/self/fd"), "Open files are counted in /proc.");
        for (var at = 0; at < Many; at++)
            Home.Journal($"s{at}").Append(Some.ForeignLine($"m{at}", 1, $"s{at}"));
        var daemon = await StartAsync("live-sessions.sessions.in-memory-max = 100");
        await daemon.Bridge.GetAsync("s0");
        var before = OpenFiles(daemon);

        for (var round = 0; round < 2; round++)
        {
            using var listed = JsonDocument.Parse((await daemon.Bridge.GetRouteAsync("/v1/sessions?fields=id")).Body);
            Assert.Equal(Many, listed.RootElement.GetArrayLength());
        }

        await Eventually.IsAsync("the files are closed", () => OpenFiles(daemon) <= before);
        Assert.True(daemon.PeakMebibytes <= MebibytesMax, $"It took {daemon.PeakMebibytes} MiB.");
    }

    // Of the workspace: a process keeps the files of its program open.
    private int OpenFiles(DaemonProcess daemon) => Directory.EnumerateFileSystemEntries($"/proc/{daemon.Pid}/fd")
        .Count(entry => new FileInfo(entry).LinkTarget?.StartsWith(Home.Workspace, StringComparison.Ordinal) == true);
}
