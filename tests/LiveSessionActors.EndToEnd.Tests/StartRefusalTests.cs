namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>Daemons that do not start say why, and with which exit code.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("live-sessions.bridge.event-byte-max = 1", "live-sessions.bridge.event-byte-max")]
    [InlineData("live-sessions.journal.durabilty = os", "live-sessions.journal.durabilty")]
    [InlineData("live-sessions.journal.durability = sometimes", "live-sessions.journal.durability")]
    [InlineData("live-sessions.sessions.passivate-after = soon", "live-sessions.sessions.passivate-after")]
    [InlineData("live-sessions.bridge.connections-max = 0", "live-sessions.bridge.connections-max")]
    [InlineData("live-sessions.daemon.idle-exit = 0 s", "live-sessions.daemon.idle-exit is 0 ms")]
    [InlineData("live-sessions.daemon.idle-exit = 1 m", "live-sessions.work.lease-max is 900 s")]
    [InlineData("live-sessions.workspaces.idle-close = 1 m", "live-sessions.work.lease-max is 900 s")]
    [InlineData("live-sessions.bridge.list-timeout = 1 s", "live-sessions.workspaces.list-patience is 8 s")]
    [InlineData("live-sessions.journal.tail-settle = soon", "live-sessions.journal.tail-settle")]
    [InlineData("live-sessions.journal.threads-max = many", "live-sessions.journal.threads-max")]
    [InlineData("live-sessions.journal.threads-max = 99999999999", "live-sessions.journal.threads-max")]
    [InlineData("live-sessions.journal.durability = { how = os }", "live-sessions.journal.durability")]
    [InlineData("live-sessions.journal = 3", "live-sessions.journal")]
    [InlineData("live-sessions = 3", "live-sessions")]
    public async Task A_setting_that_is_unknown_or_wrong_is_named(string configuration, string key)
    {
        var file = _workspace.Write("own.conf", configuration);

        var daemon = await LiveSessionsProcess.RunAsync(Daemon("--config", file));

        Assert.Equal((78, ""), (daemon.ExitCode, daemon.Output));
        Assert.Contains(key, daemon.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", daemon.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_a_configuration_file_too()
    {
        var file = _workspace.Write("own.conf", "live-sessions.nonsense = 1");

        var daemon = await LiveSessionsProcess.RunAsync(Daemon(), ("LIVE_SESSIONS_CONFIG", file));

        Assert.Equal(78, daemon.ExitCode);
        Assert.Contains("live-sessions.nonsense", daemon.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_file_that_is_not_there_is_named()
    {
        var daemon = await LiveSessionsProcess.RunAsync(Daemon("--config", "/no/such/file.conf"));

        Assert.Equal(78, daemon.ExitCode);
        Assert.Contains("/no/such/file.conf", daemon.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_named()
    {
        var daemon = await LiveSessionsProcess.RunAsync(
            ["daemon", "--pipe", _workspace.Pipe, "--workspace", "/no/such/directory"]);

        Assert.Equal(66, daemon.ExitCode);
        Assert.Contains("/no/such/directory", daemon.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pipe_whose_path_is_too_long_is_refused_with_the_limit()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe's name is no path on Windows.");
        var daemon = await LiveSessionsProcess.RunAsync(
            ["daemon", "--pipe", "/tmp/" + new string('x', 200), "--workspace", _workspace.Path]);

        Assert.Equal(2, daemon.ExitCode);
        Assert.Contains("205 bytes", daemon.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_start_leaves_nothing_in_the_workspace()
    {
        var file = _workspace.Write("own.conf", "live-sessions.nonsense = 1");

        await LiveSessionsProcess.RunAsync(Daemon("--config", file));

        Assert.Empty(_workspace.Files());
        Assert.False(File.Exists(_workspace.Pipe));
    }

    private string[] Daemon(params string[] more) =>
        ["daemon", "--pipe", _workspace.Pipe, "--workspace", _workspace.Path, .. more];
}
