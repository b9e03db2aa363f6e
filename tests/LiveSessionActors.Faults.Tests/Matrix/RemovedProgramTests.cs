using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>The program's files are removed while it runs, as an upgrade does.</summary>
public sealed class RemovedProgramTests : FaultTest
{
    private string Program => Home.PathOf("program");

    [SkippableFact]
    public async Task A_daemon_whose_program_was_removed_serves_whatever_it_is_asked_and_says_so()
    {
        var daemon = await StartFromCopyAsync("");

        Directory.Delete(Program, recursive: true);

        foreach (var route in (string[])["/v1/sessions", "/v1/sessions/new", "/v1/work", "/v1/metrics", "/v1/log"])
            (await daemon.Bridge.GetRouteAsync(route)).ShouldBeGiven();
        Assert.Equal("1", (await daemon.Bridge.AppendMarkAsync("one")).Seq);
        (await daemon.Bridge.AppendAsync("""{"type":"complete","id":"s"}""", key: "a-key")).ShouldBeGiven();
        foreach (var route in (string[])["/v1/sessions/s?at=1", "/v1/sessions/s/journal"])
            (await daemon.Bridge.GetRouteAsync(route)).ShouldBeGiven();
        (await daemon.Bridge.AppendAsync("{")).ShouldRefuse(400, "invalid_json");
        using var watcher = await WatchReader.OpenAsync(Home.Pipe, query: "?from=start");
        Assert.Equal("one", (await watcher.NextAsync("appended")).Mark);
        var health = await daemon.Bridge.HealthAsync();
        Assert.Equal(503, health.Status);
        Assert.Contains("\"live-sessions.program\":\"failing\"", health.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_daemon_whose_program_was_removed_ends_when_nobody_uses_it()
    {
        var daemon = await StartFromCopyAsync("live-sessions.daemon.self-check-interval = 100 ms");
        await daemon.Bridge.AppendMarkAsync("one");

        Directory.Delete(Program, recursive: true);

        Assert.Equal(0, await daemon.WaitAsync());
        Assert.False(File.Exists(Home.Pipe));
    }

    private async Task<DaemonProcess> StartFromCopyAsync(string configuration)
    {
        await Tool.DoAsync("cp", "-r", AppContext.BaseDirectory, Program);
        var daemon = await StartAsync(new DaemonStart
        {
            Configuration = $"live-sessions.daemon.log-level = debug\n{configuration}",
            Before = ["sh", "-c", $"shift 2; exec dotnet {Program}/live-sessions.dll \"$@\"", "sh"],
            Options = ["--log-file"],
            Environment = [("XDG_STATE_HOME", Home.PathOf("state"))],
        });
        await Eventually.IsAsync("all is loaded", () => Log().Contains("is loaded", StringComparison.Ordinal));
        return daemon;
    }

    private string Log()
    {
        var directory = Home.PathOf("state/live-sessions");
        return Directory.Exists(directory)
            ? string.Concat(Directory.EnumerateFiles(directory).Select(File.ReadAllText))
            : "";
    }
}
