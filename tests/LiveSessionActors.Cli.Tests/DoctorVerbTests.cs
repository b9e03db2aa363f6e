using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class DoctorVerbTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task It_starts_nothing_and_says_what_runs()
    {
        var before = await _commands.AskAsync("doctor");
        var started = await _commands.AskAsync("start");
        var after = await _commands.AskAsync("doctor");

        Assert.StartsWith("none runs", Detail(before, "daemon"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"process {started.GetProperty("pid").GetInt32()}, ", Detail(after, "daemon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_comes_with_what_to_do()
    {
        var answer = await LiveSessionsProcess.RunAsync(
            ["doctor", "--pipe", _commands.Pipe, "--workspace", _commands.Workspace],
            ("LIVE_SESSIONS_CONFIG", "/no/such.conf"));

        var report = JsonDocument.Parse(answer.Output).RootElement;
        var wrong = Assert.Single(
            report.GetProperty("checks").EnumerateArray(), check => !check.GetProperty("ok").GetBoolean());
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal("configuration", wrong.GetProperty("check").GetString());
        Assert.NotEqual("", wrong.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task A_setting_that_would_stop_the_start_is_named()
    {
        var file = _commands.Files.Write("own.conf", "live-sessions.journal.tail-settle = soon");

        var answer = await LiveSessionsProcess.RunAsync(
            ["doctor", "--pipe", _commands.Pipe, "--workspace", _commands.Workspace], ("LIVE_SESSIONS_CONFIG", file));

        var report = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("live-sessions.journal.tail-settle", Detail(report, "configuration"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    public async Task What_listens_at_the_address_and_is_no_daemon_is_named_by_its_process(string says)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Linux tells who listens.");
        using var listener = new StrangeListener(_commands.Pipe, says);

        var answer = await _commands.RunAsync("doctor");

        var report = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal((1, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains($"process {Environment.ProcessId}", Detail(report, "daemon"), StringComparison.Ordinal);
    }

    private static string? Detail(JsonElement report, string name) => report
        .GetProperty("checks").EnumerateArray()
        .Single(check => check.GetProperty("check").GetString() == name)
        .GetProperty("detail").GetString();
}
