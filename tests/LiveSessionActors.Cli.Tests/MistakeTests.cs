using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>A mistake is answered by a sentence and its exit code, whoever finds it.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Theory]
    [InlineData("show", "a b")]
    [InlineData("show", "")]
    [InlineData("history", "a b")]
    [InlineData("complete", "--id", "a b")]
    [InlineData("resume", "--id", "a b")]
    [InlineData("work", "revive", "a b")]
    public async Task What_is_no_session_id_is_refused_as_none(params string[] arguments)
    {
        var answer = await _commands.RunAsync([.. arguments, "--json"]);

        Assert.Equal((2, "", "invalid_session_id"), (answer.ExitCode, answer.Output, CodeIn(answer.Errors)));
    }

    [Theory]
    [InlineData("show", "one", "--at", "x")]
    [InlineData("journal", "one", "--from", "1.5")]
    [InlineData("history", "one", "--from", "x")]
    [InlineData("append", "{}", "--expected-seq", "x")]
    [InlineData("append", "{}", "--key", "a key")]
    [InlineData("log", "--level", "loud")]
    public async Task The_value_of_an_option_is_quoted_where_it_is_none(params string[] arguments)
    {
        var answer = await _commands.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"live-sessions: '{arguments[^1]}' is no ", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("show", "one")]
    [InlineData("complete", "--id", "one")]
    [InlineData("verify")]
    [InlineData("daemon")]
    public async Task A_workspace_that_is_not_there_is_said_to_be_missing(params string[] verb)
    {
        foreach (var workspace in (string[])["/no/such/directory", ""])
        {
            var answer = await LiveSessionsProcess.RunAsync(
                [.. verb, "--pipe", _commands.Pipe, "--workspace", workspace, "--json"]);

            Assert.Equal((66, "", "workspace_not_found"), (answer.ExitCode, answer.Output, CodeIn(answer.Errors)));
        }
    }

    private static string? CodeIn(string errors) =>
        JsonDocument.Parse(errors).RootElement.GetProperty("code").GetString();
}
