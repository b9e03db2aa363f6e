using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class WatchVerbTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [SkippableFact]
    public async Task A_watch_tells_a_program_what_changes_until_it_is_interrupted()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test sends a signal.");
        Skip.If(IgnoredSignals.Have("INT"), "What runs here was started to ignore it.");
        await using var watch = Watch();
        Assert.Equal("caught_up", Text(await NextAsync(watch), "event"));

        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var appended = await NextAsync(watch);
        await watch.SignalAsync("INT");

        Assert.Equal(
            ["event", "cursor", "id", "seq", "type", "phase", "snapshot"],
            appended.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("one", "generate"), (Text(appended, "id"), Text(appended, "type")));
        Assert.Equal(1, appended.GetProperty("seq").GetInt32());
        Assert.Equal((130, ""), (await watch.WaitAsync(), await watch.ErrorsAsync()));
    }

    [Fact]
    public async Task A_watch_of_one_session_goes_on_over_a_restart_of_the_daemon()
    {
        await using var watch = Watch("--session", "one");
        Assert.Equal("caught_up", Text(await NextAsync(watch), "event"));
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var first = await NextAsync(watch);

        await _commands.AskAsync("restart");
        await _commands.AskAsync("append", """{"type":"generate","id":"two"}""");
        await _commands.AskAsync("append", """{"type":"complete","id":"one"}""");
        var second = await NextAppendedAsync(watch);

        Assert.Equal((1, 2), (first.GetProperty("seq").GetInt32(), second.GetProperty("seq").GetInt32()));
        Assert.Equal("completed", Text(second, "phase"));
    }

    [Fact]
    public async Task A_watch_begins_where_it_is_asked_to()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        await _commands.AskAsync("append", """{"type":"complete","id":"one"}""");
        await using var whole = Watch("--from-start");
        var first = await NextAsync(whole);

        await using var rest = Watch("--after", Text(first, "cursor"));
        var second = await NextAsync(rest);

        Assert.Equal((1, 2), (first.GetProperty("seq").GetInt32(), second.GetProperty("seq").GetInt32()));
    }

    [SkippableFact]
    public async Task Whatever_is_read_by_nobody_any_more_ends()
    {
        Skip.IfNot(File.Exists("/bin/sh"), "There is no shell.");
        var line = """{"seq":1,"id":"one","type":"generate","event":{"type":"generate","id":"one"}}""";
        _commands.WriteJournal("one", [.. Enumerable.Repeat(line, 5000)]);

        // More than a pipe holds: what comes behind the first line finds nobody.
        foreach (var verb in (string[])["watch --from-start", "history one", "journal one"])
            Assert.Equal(0, await UntilFirstLineAsync(verb));
    }

    private async Task<int> UntilFirstLineAsync(string verb)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "live-sessions.dll");
        var command = $"dotnet {program} {verb} --pipe {_commands.Pipe} --workspace {_commands.Workspace}";
        using var shell = Process.Start("/bin/sh", ["-c", $"{command} | head -n 1 >/dev/null"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await shell.WaitForExitAsync(patience.Token);
        return shell.ExitCode;
    }

    private LiveSessionsProcess Watch(params string[] more) => LiveSessionsProcess.Start(
        ["watch", "--json", "--pipe", _commands.Pipe, "--workspace", _commands.Workspace, .. more]);

    // After a reconnection it also tells that it is caught up again.
    private static async Task<JsonElement> NextAppendedAsync(LiveSessionsProcess watch)
    {
        while (true)
        {
            var told = await NextAsync(watch);
            if (Text(told, "event") == "appended")
                return told;
        }
    }

    private static async Task<JsonElement> NextAsync(LiveSessionsProcess watch)
    {
        var line = await watch.ReadLineAsync();
        return JsonDocument.Parse(line!).RootElement;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
