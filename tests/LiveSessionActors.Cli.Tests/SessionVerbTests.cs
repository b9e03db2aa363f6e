using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

public sealed class SessionVerbTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task A_session_is_taken_from_its_first_event_to_its_end()
    {
        var first = await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");
        var second = await _commands.AskAsync("append", "--id", "one", """{"type":"accept","variantId":"2"}""");
        var resumed = await _commands.AskAsync("resume", "--id", "one");
        var completed = await _commands.AskAsync("complete", "--id", "one");
        var over = await _commands.AskAsync("resume", "--id", "one");

        Assert.Equal(1, first.GetProperty("seq").GetInt32());
        Assert.Equal(2, second.GetProperty("seq").GetInt32());
        Assert.Equal("accept_requested", Phase(resumed.GetProperty("snapshot")));
        Assert.True(resumed.GetProperty("active").GetBoolean());
        Assert.Equal("accept", resumed.GetProperty("pendingEvent").GetProperty("type").GetString());
        Assert.EndsWith("live-sessions complete one", Text(resumed, "nextAction"), StringComparison.Ordinal);
        Assert.Equal(["ok", "id", "phase", "snapshot"], completed.EnumerateObject().Select(member => member.Name));
        Assert.Equal("completed", Text(completed, "phase"));
        Assert.False(over.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Status_tells_the_daemon_the_sessions_and_which_to_take_up()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");

        var status = await _commands.AskAsync("status");

        Assert.Equal(
            ["liveServer", "activeSessions", "recoveryHint"], status.EnumerateObject().Select(member => member.Name));
        Assert.Equal(_commands.Pipe, Text(status.GetProperty("liveServer"), "pipe"));
        Assert.Equal("one", Text(Assert.Single(status.GetProperty("activeSessions").EnumerateArray()), "id"));
        Assert.EndsWith("live-sessions resume one", Text(status, "recoveryHint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_takes_what_was_decided_before_what_changed_last()
    {
        await _commands.AskAsync("append", """{"type":"discard","id":"m-discard"}""");
        await _commands.AskAsync("append", """{"type":"generate","id":"a-generate"}""");
        await _commands.AskAsync("append", """{"type":"generate","id":"z-generate"}""");

        var decided = await _commands.AskAsync("resume");
        await _commands.AskAsync("complete", "--id", "m-discard", "--discarded");
        var latest = await _commands.AskAsync("resume");

        Assert.Equal("m-discard", Text(decided.GetProperty("snapshot"), "id"));
        Assert.Equal("z-generate", Text(latest.GetProperty("snapshot"), "id"));
    }

    [Fact]
    public async Task Without_sessions_there_is_nothing_to_resume()
    {
        var resumed = await _commands.AskAsync("resume");

        Assert.False(resumed.GetProperty("active").GetBoolean());
        Assert.Equal(JsonValueKind.Null, resumed.GetProperty("snapshot").ValueKind);
        Assert.Equal(JsonValueKind.Null, resumed.GetProperty("pendingEvent").ValueKind);
    }

    [Fact]
    public async Task A_session_ends_discarded_or_goes_on_after_an_error()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        var failed = await _commands.AskNotedAsync(
            "The session notes that the agent failed.", "complete", "--id", "one", "--error", "the \"build\" broke");
        var discarded = await _commands.AskAsync("complete", "--id", "one", "--discarded");

        Assert.Equal("agent_error", Text(failed, "phase"));
        var diagnostic = Assert.Single(failed.GetProperty("snapshot").GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("the \"build\" broke", Text(diagnostic, "message"));
        Assert.Equal("discarded", Text(discarded, "phase"));
    }

    [Fact]
    public async Task A_list_has_the_sessions_that_are_over_when_asked_for()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        await _commands.AskAsync("append", """{"type":"complete","id":"two"}""");

        Assert.Equal(["one"], Ids(await _commands.AskAsync("list")));
        Assert.Equal(["one", "two"], Ids(await _commands.AskAsync("list", "--all")));
        Assert.Equal("completed", Phase(await _commands.AskAsync("show", "two")));
    }

    [Fact]
    public async Task An_event_comes_from_a_file_too()
    {
        var file = _commands.Files.Write("event.json", """{"type":"generate","id":"filed"}""");

        Assert.Equal("filed", Text(await _commands.AskAsync("append", "--file", file), "id"));
    }

    [Fact]
    public async Task An_append_depends_on_its_key_and_on_what_came_before()
    {
        string[] append = ["append", """{"type":"generate","id":"one"}""", "--key", "k1"];

        await _commands.AskAsync(append);
        var again = await _commands.AskAsync(append);
        var late = await _commands.RunAsync("append", """{"type":"agent_done","id":"one"}""", "--expected-seq", "7");

        Assert.Equal(1, again.GetProperty("seq").GetInt32());
        Assert.Equal((1, ""), (late.ExitCode, late.Output));
    }

    [Fact]
    public async Task An_append_that_expects_a_session_begins_none()
    {
        string[] append = ["append", """{"type":"checkpoint","id":"one","revision":1}""", "--if-exists", "--json"];

        var ghost = await _commands.RunAsync(append);
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var appended = await _commands.AskAsync(append);

        Assert.Equal((1, ""), (ghost.ExitCode, ghost.Output));
        Assert.Equal("session_not_found", Text(JsonDocument.Parse(ghost.Errors).RootElement, "code"));
        Assert.Equal(2, appended.GetProperty("seq").GetInt32());
    }

    [Theory]
    [InlineData("resume", "--id", "nobody")]
    [InlineData("complete", "--id", "nobody")]
    [InlineData("show", "nobody")]
    [InlineData("verify", "nobody")]
    public async Task An_unknown_session_is_said_to_be_one_and_none_is_made(params string[] arguments)
    {
        var answer = await _commands.RunAsync([.. arguments, "--json"]);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Equal("session_not_found", Text(JsonDocument.Parse(answer.Errors).RootElement, "code"));
        Assert.Empty(Directory.GetFiles(_commands.Workspace, "nobody*", SearchOption.AllDirectories));
    }

    private static string[] Ids(JsonElement sessions) => [.. sessions.EnumerateArray().Select(one => Text(one, "id")!)];

    private static string? Phase(JsonElement snapshot) => Text(snapshot, "phase");

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
