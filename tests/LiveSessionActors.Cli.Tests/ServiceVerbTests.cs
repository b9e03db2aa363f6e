using System.Net.Sockets;
using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What the service verb says and does, with a stand-in for the platform's own command.</summary>
public sealed class ServiceVerbTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public ServiceVerbTests() => Skip.IfNot(OperatingSystem.IsLinux(), "It is about systemd.");

    private string Home => Path.GetDirectoryName(_workspace.Path)!;

    private string Units => Path.Combine(Home, "config", "systemd", "user");

    public void Dispose() => _workspace.Dispose();

    [SkippableFact]
    public async Task Install_and_uninstall_say_exactly_what_they_did()
    {
        StandIn("exit 0");

        var installed = await RunAsync(0, "install");
        var there = Directory.GetFiles(Units).Order(StringComparer.Ordinal).ToList();
        var uninstalled = await RunAsync(0, "uninstall");

        string[] units = [Path.Combine(Units, "live-sessions.service"), Path.Combine(Units, "live-sessions.socket")];
        Assert.Equal(units, there);
        Assert.Equal(
            [
                $"wrote {units[1]}", $"wrote {units[0]}", "ran systemctl --user daemon-reload",
                "ran systemctl --user enable --now live-sessions.socket",
            ],
            Steps(installed));
        Assert.Equal(
            [
                "ran systemctl --user disable --now live-sessions.socket",
                "ran systemctl --user stop live-sessions.service", $"removed {units[1]}", $"removed {units[0]}",
                "ran systemctl --user daemon-reload",
            ],
            Steps(uninstalled));
        Assert.Equal(
            Steps(installed).Concat(Steps(uninstalled))
                .Where(step => step.StartsWith("ran ", StringComparison.Ordinal)),
            (await File.ReadAllLinesAsync(Path.Combine(Home, "calls"))).Select(call => $"ran systemctl {call}"));
        Assert.Empty(Directory.GetFiles(Units));
    }

    [SkippableFact]
    public async Task What_fails_is_said_and_what_comes_after_it_left_to_the_user()
    {
        StandIn("echo no bus >&2; exit 1");

        var answer = await RunAsync(1, "install");

        Assert.False(answer.GetProperty("ok").GetBoolean());
        var steps = answer.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(
            ["wrote", "wrote", "failed", "not_run"], steps.Select(step => step.GetProperty("did").GetString()));
        Assert.Equal("no bus", steps[2].GetProperty("said").GetString());
    }

    [SkippableFact]
    public async Task A_dry_run_does_nothing_and_shows_the_files()
    {
        StandIn("exit 0");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var running = daemon;

        var answer = await RunAsync(0, "install", "--dry-run");

        Assert.All(Steps(answer), step => Assert.StartsWith("would_", step, StringComparison.Ordinal));
        Assert.Contains(
            answer.GetProperty("steps").EnumerateArray(),
            step => step.GetProperty("content").GetString()?.Contains("ListenStream=", StringComparison.Ordinal) == true);
        Assert.False(Directory.Exists(Units));
        Assert.False(File.Exists(Path.Combine(Home, "calls")));
    }

    [SkippableFact]
    public async Task Status_says_what_is_there_and_what_the_platform_says()
    {
        StandIn("echo inactive; exit 3");

        var answer = await RunAsync(0, "status");

        Assert.Contains($"is_not_there {Path.Combine(Units, "live-sessions.socket")}", Steps(answer));
        Assert.Contains(
            answer.GetProperty("steps").EnumerateArray(), step => step.GetProperty("said").GetString() == "inactive");
    }

    [SkippableTheory]
    [InlineData(4711, "stopped")]
    [InlineData(0, "not_running")]
    public async Task A_daemon_whose_socket_the_platform_holds_is_stopped_by_it_and_nobody_connects(
        int pid, string status)
    {
        StandIn($"case \"$2\" in show) echo {pid};; esac");
        await RunAsync(0, "install");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_workspace.Pipe));
        socket.Listen();
        File.Delete(Path.Combine(Home, "calls"));

        var answer = await AnswerAsync(0, "stop", "--pipe", _workspace.Pipe);

        Assert.Equal(
            (status, "live-sessions.socket"),
            (answer.GetProperty("status").GetString(), answer.GetProperty("listener").GetString()));
        var told = answer.GetProperty("pid");
        Assert.Equal(pid, told.ValueKind == JsonValueKind.Number ? told.GetInt32() : 0);
        Assert.Equal(
            [
                "--user is-active --quiet live-sessions.socket",
                "--user show --property=MainPID --value live-sessions.service",
                "--user stop live-sessions.service",
            ],
            await File.ReadAllLinesAsync(Path.Combine(Home, "calls")));
        Assert.False(socket.Poll(0, SelectMode.SelectRead));
    }

    [SkippableFact]
    public async Task A_daemon_at_another_address_or_of_a_platform_that_does_not_listen_is_stopped_by_its_pipe()
    {
        StandIn("exit 3");
        Directory.CreateDirectory(Units);
        await File.WriteAllTextAsync(
            Path.Combine(Units, "live-sessions.socket"), $"[Socket]\nListenStream={_workspace.Pipe}\n");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var running = daemon;

        var answer = await AnswerAsync(0, "stop", "--pipe", _workspace.Pipe);
        await AnswerAsync(0, "stop", "--pipe", _workspace.Pipe + "2");

        Assert.Equal(daemon.Pid, answer.GetProperty("pid").GetInt32());
        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(Home, "calls")));
    }

    private static List<string> Steps(JsonElement answer) => [.. answer.GetProperty("steps").EnumerateArray()
        .Select(step => $"{step.GetProperty("did").GetString()} {step.GetProperty("what").GetString()}")];

    private void StandIn(string script)
    {
        var file = _workspace.Write("systemctl", $"#!/bin/sh\necho \"$@\" >> {Home}/calls\n{script}\n");
#pragma warning disable CA1416 // Only on Linux, as the constructor sees to.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    private Task<JsonElement> RunAsync(int exitCode, params string[] arguments) =>
        AnswerAsync(exitCode, ["service", .. arguments, "--pipe", _workspace.Pipe]);

    private async Task<JsonElement> AnswerAsync(int exitCode, params string[] arguments)
    {
        var answer = await LiveSessionsProcess.RunAsync(
            arguments,
            ("XDG_CONFIG_HOME", Path.Combine(Home, "config")),
            ("PATH", $"{Home}:{Environment.GetEnvironmentVariable("PATH")}"));
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Errors));
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
