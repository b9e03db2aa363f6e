using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What a daemon logs that has no console.</summary>
public sealed class LogVerbTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [SkippableFact]
    public async Task A_started_daemon_logs_json_to_a_file_of_the_user_s_state()
    {
        if (OperatingSystem.IsWindows())
            throw new SkipException("The directory is Windows' own there.");

        await _commands.AskAsync("start");
        var file = (await _commands.AskAsync("log")).GetProperty("file").GetString()!;
        await _commands.AskAsync("stop");

        var lines = (await File.ReadAllLinesAsync(file)).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.StartsWith(Environment.GetEnvironmentVariable("XDG_STATE_HOME")!, file, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var listening = lines.Single(line => line.GetProperty("number").GetInt32() == 1);
        Assert.Equal(
            ("information", $"Listening on {_commands.Pipe}", _commands.Pipe),
            (Field(listening, "level"), Field(listening, "message"), Field(listening, "address")));
        Assert.Contains(lines, line => Field(line, "message") == "Stopping");
    }

    [Fact]
    public async Task The_level_is_changed_while_the_daemon_runs()
    {
        var before = await _commands.AskAsync("log");
        await _commands.RunAsync("append", """{"type":7,"id":"one"}""");
        var changed = await _commands.AskAsync("log", "--level", "debug");
        await _commands.RunAsync("append", """{"type":7,"id":"two"}""");
        var refused = await _commands.RunAsync("log", "--level", "loud");

        Assert.Equal(("information", "debug"), (Field(before, "level"), Field(changed, "level")));
        Assert.Equal((2, true), (refused.ExitCode, refused.Errors.Contains("trace, debug", StringComparison.Ordinal)));
        await using var stream = new FileStream(
            Field(changed, "file")!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = await new StreamReader(stream).ReadToEndAsync();
        Assert.Single(log.Split('\n'), line => line.Contains("event_type_required", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_says_where_the_log_is()
    {
        var file = Field(await _commands.AskAsync("log"), "file")!;

        var report = await _commands.AskAsync("doctor");

        Assert.Contains(
            report.GetProperty("checks").EnumerateArray(),
            check => Field(check, "detail")!.StartsWith(file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_daemon_in_the_foreground_logs_to_its_console()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_commands.Files);
        await using var end = daemon;

        var log = await _commands.AskAsync("log");
        await _commands.AskAsync("stop");
        await daemon.WaitAsync();

        Assert.Equal(JsonValueKind.Null, log.GetProperty("file").ValueKind);
        Assert.Contains("Listening on", await daemon.ErrorsAsync(), StringComparison.Ordinal);
    }

    private static string? Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.ToString() : null;
}
