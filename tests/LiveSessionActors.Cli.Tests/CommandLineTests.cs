using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_lists_every_verb()
    {
        var help = await LiveSessionsProcess.RunAsync(["--help"]);

        Assert.Equal(0, help.ExitCode);
        foreach (var verb in (string[])
        [
            "status", "resume", "complete", "list", "show", "append", "journal", "history", "watch", "work", "verify",
            "migrate", "archive", "start", "stop", "restart", "log", "service", "daemon", "endpoint", "doctor", "demo",
            "completions",
        ])
        {
            Assert.Contains($"  {verb} ", help.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("daemon --loud")]
    [InlineData("complete")]
    [InlineData("watch --after cursor --from-start")]
    [InlineData("complete --id one --discarded --error message")]
    [InlineData("completions cmd")]
    public async Task What_is_no_command_is_a_mistake_with_a_next_step(string arguments)
    {
        var answer = await LiveSessionsProcess.RunAsync(arguments.Split(' '));

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("live-sessions: ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apend", "live-sessions append")]
    [InlineData("work nxt", "live-sessions work next")]
    [InlineData("status --jsn", "live-sessions status --json")]
    public async Task What_is_mistyped_is_answered_with_what_was_meant(string arguments, string meant)
    {
        var answer = await LiveSessionsProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"Did you mean '{meant}'?", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_told_its_mistake_in_json()
    {
        var answer = await LiveSessionsProcess.RunAsync(["dance", "--json"]);

        Assert.Equal("usage", JsonDocument.Parse(answer.Errors).RootElement.GetProperty("code").GetString());
    }
}
