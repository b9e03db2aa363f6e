using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class StartingTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Twenty_commands_at_once_start_one_daemon_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _commands.AskAsync("status")));

        Assert.Single(answers.Select(PidOf).Distinct());
    }

    [Fact]
    public async Task Start_stop_and_restart_answer_in_words_when_repeated()
    {
        var started = await _commands.AskAsync("start");
        var again = await _commands.AskAsync("start");
        var restarted = await _commands.AskAsync("restart");
        var stopped = await _commands.AskAsync("stop");
        var gone = await _commands.AskAsync("stop");

        Assert.Equal(
            ["started", "already_running", "restarted", "stopped", "not_running"],
            new[] { started, again, restarted, stopped, gone }
                .Select(answer => answer.GetProperty("status").GetString()));
        Assert.Equal(started.GetProperty("pid").GetInt32(), again.GetProperty("pid").GetInt32());
        Assert.NotEqual(started.GetProperty("pid").GetInt32(), restarted.GetProperty("pid").GetInt32());
        Assert.Equal(restarted.GetProperty("pid").GetInt32(), stopped.GetProperty("pid").GetInt32());
    }

    [Fact]
    public async Task A_daemon_that_a_command_starts_has_no_workspace_that_nobody_named()
    {
        await _commands.AskAsync("start");
        using var client = new LiveSessionClient(BridgeAddress.Resolve(_commands.Pipe));

        Assert.Null((await client.HelloAsync()).Workspace);
        var refused = await Assert.ThrowsAsync<DaemonException>(() => client.ListSessionsAsync());

        Assert.Equal("workspace_not_found", refused.Code);
        Assert.NotNull(refused.Hint);
    }

    [Fact]
    public async Task Nothing_is_started_when_it_is_forbidden()
    {
        var list = await _commands.RunAsync("work", "list", "--no-start");

        Assert.Equal((69, ""), (list.ExitCode, list.Output));
        Assert.Contains("live-sessions start", list.Errors, StringComparison.Ordinal);
        Assert.Equal("not_running", (await _commands.AskAsync("stop")).GetProperty("status").GetString());
    }

    [SkippableFact]
    public async Task A_shell_that_waits_for_the_output_and_for_inherited_files_goes_on()
    {
        Skip.If(OperatingSystem.IsWindows(), "It is about descriptors.");
        var program = Path.Combine(AppContext.BaseDirectory, "live-sessions.dll");
        var command = $"dotnet {program} start --pipe {_commands.Pipe} --workspace {_commands.Workspace}";

        // Both waits end only when nobody has the pipe's other end any more.
        var shell = await ShellAsync($"answer=$({command} 9>&1 2>&1); echo \"$answer\" | cat; ps -o sid= -p $$");

        var started = JsonDocument.Parse(shell[0]).RootElement;
        Assert.Equal("started", started.GetProperty("status").GetString());
        var session = await ShellAsync($"ps -o sid= -p {started.GetProperty("pid").GetInt32()}");
        Assert.NotEqual(shell[1].Trim(), session[0].Trim());
    }

    [Fact]
    public async Task A_daemon_that_does_not_come_up_says_why()
    {
        var configuration = _commands.Files.Write("own.conf", "live-sessions.daemon.no-such-key = 1");

        var answer = await LiveSessionsProcess.RunAsync(
            ["status", "--json", "--pipe", _commands.Pipe], ("LIVE_SESSIONS_CONFIG", configuration));

        Assert.Equal((78, ""), (answer.ExitCode, answer.Output));
        var error = JsonDocument.Parse(answer.Errors).RootElement;
        Assert.Equal("configuration", error.GetProperty("code").GetString());
        Assert.Contains("no-such-key", error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_keeps_a_daemon_from_its_address_is_said_though_nobody_can_wait_for_a_turn_there()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no such file.");

        var answer = await LiveSessionsProcess.RunAsync(
            ["append", "{}", "--pipe", "/dev/null/bridge.sock", "--workspace", _commands.Workspace]);

        Assert.Equal((73, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("The directory /dev/null cannot be made", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_daemon_is_refused_with_its_exit_code()
    {
        await _commands.AskAsync("start");

        var second = await _commands.RunAsync("daemon");

        Assert.Equal((75, ""), (second.ExitCode, second.Output));
    }

    private static int PidOf(JsonElement status) => status.GetProperty("liveServer").GetProperty("pid").GetInt32();

    private static async Task<string[]> ShellAsync(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = await shell.StandardOutput.ReadToEndAsync(patience.Token);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
