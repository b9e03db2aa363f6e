using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What a verb answers in, where its output is no terminal.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("list")]
    [InlineData("resume")]
    [InlineData("show one")]
    [InlineData("history one")]
    [InlineData("work list")]
    [InlineData("verify")]
    [InlineData("doctor")]
    [InlineData("log")]
    public async Task Text_that_is_asked_for_has_no_colours_and_no_lines(string verb)
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");

        var answer = await _commands.RunAsync([.. verb.Split(' '), "--format", "text"]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.DoesNotContain('\x1b', answer.Output);
        Assert.DoesNotContain('│', answer.Output);
        Assert.DoesNotContain('{', answer.Output.Split("pendingEvent")[0]);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("demo")]
    public async Task Without_a_word_of_it_the_answer_is_json(string verb)
    {
        var answer = await LiveSessionsProcess.RunAsync(
            verb == "demo" ? [verb] : [verb, "--pipe", _commands.Pipe, "--workspace", _commands.Workspace]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.All(
            answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--format=json")]
    [InlineData("--json")]
    public async Task A_program_that_asks_for_json_gets_its_errors_in_it(params string[] asked)
    {
        var answer = await _commands.RunAsync(["show", "nobody", .. asked]);

        Assert.Equal(
            "session_not_found", JsonDocument.Parse(answer.Errors).RootElement.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--format", "text", "--json")]
    public async Task Another_format_or_two_of_them_are_a_mistake(params string[] asked)
    {
        var answer = await _commands.RunAsync(["status", .. asked]);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("--format", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_in_text_is_a_line_for_each_change()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");
        await using var watch = LiveSessionsProcess.Start(
            ["watch", "one", "--from-start", "--format", "text", "--pipe", _commands.Pipe, "--workspace",
                _commands.Workspace]);

        var line = await watch.ReadLineAsync();

        Assert.EndsWith("  one  1  generate  generate_requested", line, StringComparison.Ordinal);
    }
}
