using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Tests;

/// <summary>
/// A process that may not connect is told so, whoever listens: never that no daemon runs. A daemon that may less than
/// whoever asks is named.
/// </summary>
public sealed class SandboxTests : IDisposable
{
    private static readonly string Strace = "/usr/bin/strace";

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [SkippableTheory]
    [InlineData("connect:error=EPERM", "append", """{"type":"generate","id":"two"}""")]
    [InlineData("connect:error=EACCES", "work", "next")]
    [InlineData("connect:error=EPERM", "stop")]
    [InlineData("connect:error=EACCES", "start")]
    [InlineData("socket:error=EPERM", "append", """{"type":"generate","id":"two"}""")]
    [InlineData("socket:error=EACCES", "watch")]
    [InlineData("socket:error=EAFNOSUPPORT", "restart")]
    public async Task A_command_that_may_not_connect_says_so_with_its_exit_code(string forbidden, params string[] verb)
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        var refused = await ForbiddenAsync(forbidden, [.. verb, "--json"]);

        Assert.Equal((77, ""), (refused.ExitCode, refused.Output));
        var error = JsonDocument.Parse(refused.Errors).RootElement;
        Assert.Equal(DaemonException.NotPermitted, error.GetProperty("code").GetString());
        Assert.Contains("a sandbox?", error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("connect:error=EPERM", "list")]
    [InlineData("connect:error=EPERM", "show", "one")]
    [InlineData("connect:error=EACCES", "journal", "one")]
    [InlineData("socket:error=EPERM", "history", "one")]
    [InlineData("socket:error=EACCES", "resume")]
    [InlineData("connect:error=EPERM", "list", "--no-start")]
    public async Task A_command_that_may_not_connect_reads_all_the_same(string forbidden, params string[] verb)
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var served = await _commands.RunAsync(verb);

        var read = await ForbiddenAsync(forbidden, verb);

        Assert.Equal((0, served.Output), (read.ExitCode, read.Output));
        Assert.Contains("not permitted to connect", read.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("No daemon runs", read.Errors, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("connect:error=EPERM")]
    [InlineData("socket:error=EPERM")]
    public async Task Doctor_does_not_take_a_connection_that_is_forbidden_for_the_death_of_the_daemon(string forbidden)
    {
        await _commands.AskAsync("start");

        var doctor = await ForbiddenAsync(forbidden, "doctor");

        Assert.Equal((1, ""), (doctor.ExitCode, doctor.Errors));
        Assert.Contains("a sandbox?", Detail(doctor.Output, "daemon"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("socket:error=EPERM")]
    [InlineData("bind:error=EACCES")]
    public async Task A_daemon_that_may_not_listen_says_so_with_its_exit_code(string forbidden)
    {
        var daemon = await ForbiddenAsync(forbidden, "daemon", "--json", "--detach");

        Assert.Equal((77, ""), (daemon.ExitCode, daemon.Output));
        Assert.Contains("a sandbox?", daemon.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", daemon.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Doctor_and_the_refusal_say_that_the_daemon_was_started_where_it_may_not_write()
    {
        await StartBehindAsync("""mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" """);

        var refused = await _commands.RunAsync("append", """{"type":"generate","id":"one"}""");
        var doctor = await _commands.RunAsync("doctor");
        await _commands.AskAsync("restart");
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        Assert.Equal(77, refused.ExitCode);
        Assert.Contains("live-sessions restart", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("may not write", Detail(doctor.Output, "workspace"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Doctor_and_the_refusal_say_that_the_daemon_was_started_where_it_does_not_see_the_workspace()
    {
        await StartBehindAsync("""mount -t tmpfs none "$0" """);
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, "inner", ".impeccable"));

        var refused = await _commands.RunBelowAsync("inner", "append", """{"type":"generate","id":"one"}""");
        var doctor = await _commands.RunBelowAsync("inner", "doctor");

        Assert.Equal(66, refused.ExitCode);
        Assert.Contains("live-sessions restart", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("does not see", Detail(doctor.Output, "workspace"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Doctor_lets_a_stopped_daemon_go_on_by_what_it_proposes()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The system does not tell.");
        var pid = (await _commands.AskAsync("start")).GetProperty("pid").GetInt32();
        await KillAsync($"-STOP {pid}");

        var doctor = await _commands.RunAsync("doctor");

        var proposed = string.Create(CultureInfo.InvariantCulture, $"kill -CONT {pid}");
        Assert.Contains(proposed, doctor.Output, StringComparison.Ordinal);
        await KillAsync(proposed["kill ".Length..]);
        Assert.Equal(pid, (await _commands.AskAsync("start")).GetProperty("pid").GetInt32());
    }

    // A daemon with mounts of its own.
    private async Task StartBehindAsync(string mount)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "It takes root to mount.");
        var script = mount + """&& exec "$@" """;
        var started = await _commands.RunByAsync(
            ["unshare", "--mount", "sh", "-c", script, _commands.Workspace], "start");
        Skip.If(started.ExitCode != 0, $"Nothing can be mounted here: {started.Errors}");
    }

    private static async Task KillAsync(string arguments)
    {
        using var kill = Process.Start("sh", ["-c", $"kill {arguments}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private static string? Detail(string report, string name) => JsonDocument.Parse(report).RootElement
        .GetProperty("checks").EnumerateArray()
        .Single(check => check.GetProperty("check").GetString() == name)
        .GetProperty("detail").GetString();

    private Task<(int ExitCode, string Output, string Errors)> ForbiddenAsync(string forbidden, params string[] verb)
    {
        Skip.IfNot(File.Exists(Strace), "There is no strace.");
        var call = forbidden.Split(':')[0];
        return _commands.RunByAsync(
            [Strace, "-f", "-o", "/dev/null", "-e", $"trace={call}", "-e", $"inject={forbidden}"], verb);
    }
}
