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

    private static string? Detail(JsonElement report, string name) => report
        .GetProperty("checks").EnumerateArray()
        .Single(check => check.GetProperty("check").GetString() == name)
        .GetProperty("detail").GetString();
}
