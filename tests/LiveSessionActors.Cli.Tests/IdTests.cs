using System.Text.RegularExpressions;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>Every verb takes its id as an argument and as <c>--id</c>.</summary>
public sealed class IdTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task A_session_is_named_by_an_argument_or_an_option()
    {
        foreach (var id in (string[])["one", "two"])
            await _commands.AskAsync("append", id, """{"type":"complete"}""");
        string[][] verbs =
        [
            ["show"], ["history"], ["journal"], ["resume"], ["verify"],
            ["work", "revive"], ["archive", "--dry-run"], ["complete"],
        ];

        await Assert.AllAsync(verbs, async verb =>
        {
            var argument = await _commands.RunAsync([.. verb, "one"]);
            var option = await _commands.RunAsync([.. verb, "--id", "two"]);

            Assert.Equal((0, "", 0, ""), (argument.ExitCode, argument.Errors, option.ExitCode, option.Errors));
            Assert.Equal(
                Timeless(argument.Output), Timeless(option.Output.Replace("two", "one", StringComparison.Ordinal)));
        });
    }

    [Theory]
    [InlineData("""{"type":"generate","id":"one"}""")]
    [InlineData("one", """{"type":"generate"}""")]
    [InlineData("--id", "one", """{"type":"generate"}""")]
    [InlineData("""{"type":"generate"}""", "--id", "one")]
    [InlineData("one", "--file", "event.json")]
    [InlineData("--id", "one", "--file", "event.json")]
    public async Task Append_takes_the_id_and_the_event_in_any_way(params string[] arguments)
    {
        var file = _commands.Files.Write("event.json", """{"type":"generate"}""");

        var answer = await _commands.AskAsync(
            ["append", .. arguments.Select(word => word == "event.json" ? file : word)]);

        Assert.Equal("one", answer.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("renew")]
    [InlineData("reply", """{"type":"complete"}""")]
    [InlineData("release")]
    public async Task A_lease_is_named_by_an_argument_or_an_option(string verb, params string[] more)
    {
        foreach (var id in (string[])["one", "two"])
        {
            await _commands.AskAsync("append", id, """{"type":"generate"}""");
            var lease = await LeaseAsync();

            var answer = await _commands.RunAsync(
                id == "one" ? ["work", verb, lease, .. more] : ["work", verb, "--id", lease, .. more]);

            Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
            await _commands.RunAsync("complete", id);
        }
    }

    [Theory]
    [InlineData("twice", "show", "one", "--id", "two")]
    [InlineData("twice", "append", "one", "{}", "--id", "two")]
    [InlineData("twice", "resume", "one", "--id", "one")]
    [InlineData("Which session?", "show")]
    [InlineData("Which session?", "complete", "--discarded")]
    [InlineData("Which lease?", "work", "renew")]
    [InlineData("Which lease?", "work", "reply", "{}")]
    [InlineData("single argument", "show", "--id", "one", "--id", "two")]
    public async Task An_id_that_is_missing_or_named_twice_is_a_mistake(string said, params string[] arguments)
    {
        var answer = await _commands.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(said, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "  resume [id] ")]
    [InlineData("--help", "  append [id] [event] ")]
    [InlineData("--help", "  show <id> ")]
    [InlineData("append --help", "append [id] [event] [options]")]
    [InlineData("show --help", "show <id> [options]")]
    [InlineData("work --help", "  reply <lease> [event] ")]
    public async Task Help_shows_in_brackets_what_may_be_left_out(string arguments, string shown)
    {
        var help = await LiveSessionsProcess.RunAsync(arguments.Split(' '));

        Assert.Contains(shown, help.Output, StringComparison.Ordinal);
    }

    private async Task<string> LeaseAsync() =>
        (await _commands.AskAsync("work", "next")).GetProperty("lease").GetProperty("id").GetString()!;

    private static string Timeless(string output) =>
        Regex.Replace(output, @"\d{4}-\d\d-\d\dT[\d:.]+Z", "<time>");
}
