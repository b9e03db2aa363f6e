using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>Commands in a subdirectory are about the project's workspace, and say so.</summary>
public sealed class WorkspaceVerbTests : IDisposable
{
    private const string Generate = """{"type":"generate","id":"one"}""";

    private readonly TestCommands _commands = new();

    private string Real => new DirectoryInfo(_commands.Workspace).FullName;

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task An_append_in_a_subdirectory_begins_no_second_store_and_names_the_workspace()
    {
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".git"));

        var appended = await _commands.RunBelowAsync("src/deep", "append", Generate);

        Assert.Equal(0, appended.ExitCode);
        Assert.Equal(Real, JsonDocument.Parse(appended.Output).RootElement.GetProperty("workspace").GetString());
        Assert.Contains(Real, appended.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [Path.Combine(Real, ".impeccable")],
            Directory.GetDirectories(_commands.Workspace, ".impeccable", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_snapshot_is_the_same_byte_for_byte_wherever_it_is_asked_for()
    {
        await _commands.AskAsync("append", Generate);

        var below = await _commands.RunBelowAsync("src", "show", "one");
        var named = await _commands.RunAsync("show", "one");

        Assert.Equal(named.Output, below.Output);
        Assert.Equal("", named.Errors);
        Assert.Contains(Real, below.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workspace_is_not_spoken_of_where_it_is_the_current_directory()
    {
        var appended = await _commands.RunBelowAsync(".", "append", Generate);

        Assert.Equal((0, ""), (appended.ExitCode, appended.Errors));
        Assert.False(JsonDocument.Parse(appended.Output).RootElement.TryGetProperty("workspace", out _));
    }

    [Fact]
    public async Task An_error_for_programs_has_standard_error_to_itself()
    {
        await _commands.AskAsync("append", Generate);

        var missing = await _commands.RunBelowAsync("src", "show", "nobody", "--json");

        var error = JsonDocument.Parse(missing.Errors).RootElement;
        Assert.Equal("session_not_found", error.GetProperty("code").GetString());
        Assert.Contains(Real, error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_lies_in_the_home_directory_makes_no_workspace_of_what_is_below()
    {
        Skip.If(OperatingSystem.IsWindows(), "The home directory is not the environment's to name there.");
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable"));
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".git"));
        var project = Directory.CreateDirectory(Path.Combine(_commands.Workspace, "project")).FullName;

        var appended = await LiveSessionsProcess.RunInAsync(
            project, ["append", Generate, "--pipe", _commands.Pipe], [("HOME", _commands.Workspace)]);

        Assert.Equal((0, ""), (appended.ExitCode, appended.Errors));
        Assert.True(File.Exists(Path.Combine(project, ".impeccable", "live", "sessions", "one.jsonl")));
    }

    [Fact]
    public async Task A_daemon_in_the_foreground_serves_the_workspace_that_it_was_started_below()
    {
        var below = Directory.CreateDirectory(Path.Combine(_commands.Workspace, "src")).FullName;
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live"));
        await using var daemon = LiveSessionsProcess.StartIn(below, ["daemon", "--json", "--pipe", _commands.Pipe]);

        var ready = JsonDocument.Parse((await daemon.ReadLineAsync())!).RootElement;

        Assert.Equal(Real, ready.GetProperty("workspace").GetString());
    }
}
