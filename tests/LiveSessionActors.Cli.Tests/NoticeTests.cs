using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

/// <summary>
/// What commands say of an event that is in the journal and may be a mistake, and the number that an append may expect.
/// </summary>
public sealed class NoticeTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Theory]
    [InlineData(
        """{"type":"acept"}""",
        "There is no event of type \"acept\", so that it changed nothing; did you mean \"accept\"?")]
    [InlineData(
        """{"type":"agent_done","carbonize":true}""",
        "The accepted variant's styles are still to be folded into the source.")]
    public async Task An_append_that_may_be_a_mistake_is_answered_as_ever_and_says_so(string json, string sentence)
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        var (exitCode, output, errors) = await _commands.RunAsync("append", "--id", "one", json, "--json");

        Assert.Equal((0, $"live-sessions: {sentence}\n"), (exitCode, errors));
        Assert.Equal(
            ["ok", "id", "seq", "durability", "snapshot"],
            JsonDocument.Parse(output).RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_session_that_another_event_than_generate_begins_is_said_to_be_new()
    {
        var (exitCode, _, errors) = await _commands.RunAsync("append", """{"type":"accept","id":"tpyo"}""");

        Assert.Equal(
            (0, "live-sessions: It began session tpyo, and a session begins with \"generate\".\n"), (exitCode, errors));
    }

    [Fact]
    public async Task Replies_and_endings_say_it_too()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var lease = (await _commands.AskAsync("work", "next")).GetProperty("lease").GetProperty("id").GetString()!;

        var reply = await _commands.RunAsync("work", "reply", lease, """{"type":"agent_done","carbonize":true}""");
        var failed = await _commands.RunAsync("complete", "--id", "one", "--error", "no space");

        Assert.Equal((0, 0), (reply.ExitCode, failed.ExitCode));
        Assert.Contains("still to be folded", reply.Errors, StringComparison.Ordinal);
        Assert.Equal("live-sessions: The session notes that the agent failed.\n", failed.Errors);
    }

    [Fact]
    public async Task The_number_that_an_append_may_expect_is_told_with_and_without_a_daemon()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        await _commands.AskAsync("append", """{"type":"checkpoint","id":"one"}""");
        var asked = await NumbersAsync();
        var late = await _commands.RunAsync(
            "append", """{"type":"accept","id":"one"}""", "--expected-seq", "1", "--json");
        await _commands.AskAsync("append", """{"type":"accept","id":"one"}""", "--expected-seq", "2");
        await _commands.RunAsync("stop");
        var read = await NumbersAsync("--no-start");

        Assert.Equal([2, 2, 2], asked);
        Assert.Equal(2, JsonDocument.Parse(late.Errors).RootElement.GetProperty("lastSeq").GetInt32());
        Assert.Equal([3, 3, 3], read);
    }

    [Fact]
    public async Task A_session_as_it_was_has_no_such_number()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        Assert.False((await _commands.AskAsync("show", "one", "--at", "1")).TryGetProperty("lastSeq", out _));
    }

    private async Task<int[]> NumbersAsync(params string[] more)
    {
        string[][] commands = [["show", "one"], ["resume", "--id", "one"], ["resume"]];
        var numbers = new List<int>();
        foreach (var command in commands)
        {
            var (exitCode, output, _) = await _commands.RunAsync([.. command, .. more]);
            Assert.Equal(0, exitCode);
            numbers.Add(JsonDocument.Parse(output).RootElement.GetProperty("lastSeq").GetInt32());
        }

        return [.. numbers];
    }
}
