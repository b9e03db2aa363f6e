using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class EndpointVerbTests
{
    [SkippableFact]
    public async Task An_option_goes_before_the_environment()
    {
        Skip.If(OperatingSystem.IsWindows(), "Paths of sockets are told.");

        var named = await LiveSessionsProcess.RunAsync(["endpoint"], (BridgeAddress.Variable, "/run/named.sock"));
        var option = await LiveSessionsProcess.RunAsync(
            ["endpoint", "--pipe", "/run/x/../option.sock"], (BridgeAddress.Variable, "/run/named.sock"));

        Assert.Equal((0, "/run/named.sock\n"), (named.ExitCode, named.Output));
        Assert.Equal((0, "/run/option.sock\n"), (option.ExitCode, option.Output));
    }

    [SkippableFact]
    public async Task The_runtime_directory_goes_before_the_temporary_one()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has neither.");
        using var workspace = new TestWorkspace();

        var runtime = await LiveSessionsProcess.RunAsync(
            ["endpoint"], (BridgeAddress.Variable, ""), ("XDG_RUNTIME_DIR", workspace.Path), ("TMPDIR", "/elsewhere"));
        var temporary = await LiveSessionsProcess.RunAsync(
            ["endpoint"], (BridgeAddress.Variable, ""), ("XDG_RUNTIME_DIR", ""), ("TMPDIR", workspace.Path));
        var missing = await LiveSessionsProcess.RunAsync(
            ["endpoint"], (BridgeAddress.Variable, ""), ("XDG_RUNTIME_DIR", "/no/such"), ("TMPDIR", workspace.Path));

        Assert.Equal($"{workspace.Path}/live-sessions/bridge.sock\n", runtime.Output);
        Assert.Matches($"^{workspace.Path}/live-sessions-[0-9]+/bridge\\.sock\n$", temporary.Output);
        Assert.Equal(temporary.Output, missing.Output);
    }

    [SkippableTheory]
    [InlineData("tmp")]
    [InlineData("./tmp")]
    [InlineData("")]
    public async Task A_directory_that_is_named_by_a_relative_path_is_none(string relative)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has neither.");

        var answer = await LiveSessionsProcess.RunAsync(
            ["endpoint"], (BridgeAddress.Variable, ""), ("XDG_RUNTIME_DIR", relative), ("TMPDIR", relative));

        Assert.Matches("^/tmp/live-sessions-[0-9]+/bridge\\.sock\n$", answer.Output);
    }

    [SkippableFact]
    public async Task A_daemon_that_a_command_starts_at_the_user_s_own_address_knows_it_for_that()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows has no directory.");
        using var workspace = new TestWorkspace();
        var state = Path.Combine(workspace.Path, "state");
        (string, string)[] own =
            [(BridgeAddress.Variable, ""), ("XDG_RUNTIME_DIR", workspace.Path), ("XDG_STATE_HOME", state)];
        var directory = Path.Combine(workspace.Path, "live-sessions");
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
#pragma warning disable CA1416 // Not on Windows, as is seen to above.
        Directory.CreateDirectory(directory, Mine | UnixFileMode.OtherRead);
        var refused = await LiveSessionsProcess.RunAsync(["start"], own);
        File.SetUnixFileMode(directory, Mine);
#pragma warning restore CA1416
        var started = await LiveSessionsProcess.RunAsync(["start"], own);
        var stopped = await LiveSessionsProcess.RunAsync(["stop"], own);

        Assert.Equal(73, refused.ExitCode);
        Assert.Contains("mode 700", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 0), (started.ExitCode, stopped.ExitCode));
        Assert.True(File.Exists(Path.Combine(state, "live-sessions", "daemon.log")));
    }

    [Fact]
    public async Task A_program_gets_json()
    {
        var answer = await LiveSessionsProcess.RunAsync(["endpoint", "--json"]);

        Assert.NotEqual("", JsonDocument.Parse(answer.Output).RootElement.GetProperty("pipe").GetString());
    }

    [SkippableTheory]
    [InlineData("here.sock", "The pipe 'here.sock' is no absolute path.")]
    [InlineData("/", "The pipe '/' names a directory.")]
    [InlineData("/tmp/..", "The pipe '/tmp/..' names a directory.")]
    [InlineData("/tmp/", "The pipe '/tmp/' names a directory.")]
    public async Task A_path_that_can_be_no_socket_s_is_refused_in_a_sentence(string pipe, string sentence)
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe's name is no path on Windows.");

        foreach (var verb in (string[])["endpoint", "daemon", "status", "doctor"])
        {
            var answer = await LiveSessionsProcess.RunAsync([verb, "--pipe", pipe]);

            Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
            Assert.StartsWith($"live-sessions: {sentence}", answer.Errors, StringComparison.Ordinal);
        }
    }
}
