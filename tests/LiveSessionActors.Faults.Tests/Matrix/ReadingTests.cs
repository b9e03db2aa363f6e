using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>What reading leaves behind, and what it says of what it could not read.</summary>
public sealed class ReadingTests : FaultTest
{
    private const UnixFileMode Nothing = UnixFileMode.None;

    [SkippableFact]
    public async Task Reading_a_directory_without_sessions_makes_nothing_in_it()
    {
        var daemon = await StartAsync();

        (await daemon.Bridge.GetRouteAsync("/v1/sessions")).ShouldBeGiven();
        (await daemon.Bridge.GetAsync()).ShouldBeGiven();
        Assert.Equal(404, (await daemon.Bridge.HeadAsync()).Status);
        (await daemon.Bridge.GetRouteAsync("/v1/work")).ShouldBeGiven();
        (await daemon.Bridge.GetRouteAsync("/v1/health")).ShouldBeGiven();
        Assert.Equal(
            204, (await daemon.Bridge.PostAsync("/v1/work/next", """{"worker":"a","waitMs":10}""")).Status);
        using var watch = await WatchReader.OpenAsync(Home.Pipe, query: "?from=start");
        await watch.NextAsync("caught_up");

        Assert.Empty(Directory.EnumerateFileSystemEntries(Home.Workspace));
    }

    [SkippableTheory]
    [InlineData(412, "/v1/events", """{"type":"generate","id":"s"}""", "If-Match", "\"5\"")]
    [InlineData(404, "/v1/events", """{"type":"generate","id":"s"}""", "If-Match", "*")]
    [InlineData(404, "/v1/events", """{"type":"generate","id":"s"}""", "Live-Session-Expect", "exists")]
    [InlineData(404, "/v1/archive", """{"session":"s"}""")]
    [InlineData(200, "/v1/archive", """{"olderThanMs":0,"dryRun":true}""")]
    [InlineData(200, "/v1/archive", """{"olderThanMs":0}""")]
    public async Task What_writes_no_event_makes_nothing_in_a_directory_without_sessions(
        int status, string route, string json, string header = "X", string value = "x")
    {
        var daemon = await StartAsync();

        Assert.Equal(status, (await daemon.Bridge.PostAsync(route, json, (header, value))).Status);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Home.Workspace));
        await daemon.Bridge.AppendMarkAsync("one");
        Assert.Equal(["one"], Home.Journal().Marks);
    }

    [SkippableTheory]
    [InlineData(true, 500)]
    [InlineData(false, 403)]
    public async Task Head_gives_the_status_of_get_for_what_is_no_file(bool isDirectory, int status)
    {
        Directory.CreateDirectory(Home.Sessions);
        if (isDirectory)
            Directory.CreateDirectory(Home.Journal().Path);
        else
            File.CreateSymbolicLink(Home.Journal().Path, Home.PathOf("elsewhere"));
        var daemon = await StartAsync();

        Assert.Equal(status, (await daemon.Bridge.GetAsync()).Status);
        Assert.Equal(status, (await daemon.Bridge.HeadAsync()).Status);
    }

    [SkippableFact]
    public async Task A_journal_that_cannot_be_read_is_counted_in_lists_work_and_health_and_named_when_asked_for()
    {
        var daemon = await StartBoundAsync();
        await daemon.Bridge.AppendMarkAsync("readable", "readable");
        Assert.Equal("0", (await daemon.Bridge.GetRouteAsync("/v1/sessions")).Warnings);
        Home.Journal("hidden").Append(Some.ForeignLine("hidden", 1, "hidden"));
        File.SetUnixFileMode(Home.Journal("hidden").Path, Nothing);

        var plain = await daemon.Bridge.GetRouteAsync("/v1/sessions");
        var named = await daemon.Bridge.GetRouteAsync("/v1/sessions?warnings=true");

        Assert.Equal("1", plain.Warnings);
        Assert.StartsWith("[{\"id\":\"readable\"", plain.Body, StringComparison.Ordinal);
        Assert.Equal("1", named.Warnings);
        Assert.StartsWith($"{{\"snapshots\":{plain.Body},\"warnings\":[\"", named.Body, StringComparison.Ordinal);
        Assert.Contains($"{Home.Journal("hidden").Path} may not be read", named.Body, StringComparison.Ordinal);
        Assert.Equal("1", (await daemon.Bridge.GetRouteAsync("/v1/work")).Warnings);
        Assert.Equal("1", (await daemon.Bridge.PostAsync("/v1/work/next", """{"worker":"a"}""")).Warnings);
        Assert.Equal("1", (await daemon.Bridge.HealthAsync()).Warnings);
        (await daemon.Bridge.GetRouteAsync("/v1/sessions?warnings=yes")).ShouldRefuse(400, "invalid_parameter");

        File.SetUnixFileMode(Home.Journal("hidden").Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("0", (await daemon.Bridge.GetRouteAsync("/v1/sessions")).Warnings);
        Assert.Equal("0", (await daemon.Bridge.HealthAsync()).Warnings);
    }

    [SkippableTheory]
    [InlineData("list", 0)]
    [InlineData("status", 0)]
    [InlineData("resume", 0)]
    [InlineData("work next", 3)]
    [InlineData("doctor", 1)]
    public async Task Commands_say_that_a_journal_could_not_be_read(string command, int exitCode)
    {
        Directory.CreateDirectory(Home.Journal("hidden").Path);
        await StartAsync();

        var answer = await Tool.RunAsync(
        [
            "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"), .. command.Split(' '), "--json",
            "--pipe", Home.Pipe, "--workspace", Home.Workspace,
        ]);

        Assert.Equal(exitCode, answer.ExitCode);
        if (command == "doctor")
            Assert.Contains("hidden.jsonl is passed over: it is no regular file", answer.Output);
        else
            Assert.Contains("1 journal could not be read", answer.Errors, StringComparison.Ordinal);
    }

    private async Task<DaemonProcess> StartBoundAsync()
    {
        if (!Tool.IsRoot)
            return await StartAsync();
        Tool.Require("setpriv");
        return await StartAsync(new DaemonStart { Before = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] });
    }
}
