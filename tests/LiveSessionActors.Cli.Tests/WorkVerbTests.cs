using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

public sealed class WorkVerbTests : IDisposable
{
    // live-sessions.work.max-attempts
    private const int AttemptsMax = 5;

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Work_is_taken_kept_and_ended()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"two"}""");
        await _commands.AskAsync("append", """{"type":"accept","id":"one","variantId":"2"}""");

        var work = await _commands.AskAsync("work", "next", "--worker", "agent-1", "--lease", "60");
        var lease = work.GetProperty("lease");
        var renewed = await _commands.AskAsync("work", "renew", Text(lease, "id"), "--lease", "90");
        var held = await _commands.AskAsync("work", "list");
        var replied = await _commands.AskAsync("work", "reply", Text(lease, "id"), """{"type":"complete"}""");
        var left = await _commands.AskAsync("work", "list");

        Assert.Equal(("one", 1), (Text(lease, "session"), lease.GetProperty("attempt").GetInt32()));
        Assert.Equal("accept", Text(work.GetProperty("event"), "type"));
        Assert.True(
            renewed.GetProperty("expiresAt").GetDateTimeOffset() > lease.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal("agent-1", Text(held.GetProperty("leased")[0], "worker"));
        Assert.Equal(["ok", "id", "phase", "snapshot"], replied.EnumerateObject().Select(member => member.Name));
        Assert.Equal("completed", Text(replied, "phase"));
        Assert.Equal("two", Text(Assert.Single(left.GetProperty("waiting").EnumerateArray()), "session"));
    }

    [Fact]
    public async Task Work_that_is_given_back_can_be_taken_at_once_and_no_more_be_ended()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var first = Text((await _commands.AskAsync("work", "next")).GetProperty("lease"), "id");

        await _commands.AskAsync("work", "release", first);
        var second = await _commands.AskAsync("work", "next", "--type", "accept", "--type", "generate");
        var late = await _commands.RunAsync("work", "reply", first, """{"type":"agent_done"}""", "--json");

        Assert.Equal((1, ""), (late.ExitCode, late.Output));
        Assert.Equal("lease_gone", Text(JsonDocument.Parse(late.Errors).RootElement, "code"));
        Assert.Equal("one", Text(second.GetProperty("lease"), "session"));
    }

    [Theory]
    [InlineData("--wait is 600;", "300 seconds", "next", "--wait", "600")]
    [InlineData("--lease is 3600;", "900 seconds", "next", "--lease", "3600")]
    [InlineData("--lease is 3600;", "900 seconds", "renew", "one.lease", "--lease", "3600")]
    [InlineData("--worker is \"\";", "characters", "next", "--worker", "")]
    public async Task What_the_daemon_refuses_is_said_in_the_words_that_were_typed(
        string said, string bounds, params string[] verb)
    {
        var refused = await _commands.RunAsync(["work", .. verb]);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"live-sessions: {said}", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(bounds, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Ms", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_can_be_repeated_under_a_key_and_depend_on_the_last_entry()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var lease = Text((await _commands.AskAsync("work", "next")).GetProperty("lease"), "id");
        string[] reply = ["work", "reply", lease, """{"type":"agent_done"}""", "--json"];

        var late = await _commands.RunAsync([.. reply, "--expected-seq", "7"]);
        var mistaken = await _commands.RunAsync([.. reply, "--key", "no key"]);
        var first = await _commands.RunAsync([.. reply, "--key", "done", "--expected-seq", "1"]);
        var again = await _commands.RunAsync([.. reply, "--key", "done", "--expected-seq", "1"]);

        Assert.Contains("sequence_mismatch", late.Errors, StringComparison.Ordinal);
        Assert.Contains("'no key' is no idempotency key", mistaken.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Without_work_of_a_type_there_is_none()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");

        var none = await _commands.RunAsync("work", "next", "--type", "accept", "--wait", "0.05");

        Assert.Equal((3, "null\n", ""), none);
    }

    [Fact]
    public async Task Work_that_came_to_nothing_too_often_is_told_by_status_until_it_is_revived()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one"}""");
        var before = await _commands.AskAsync("status");
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
            await _commands.AskAsync("work", "next", "--lease", "0.01", "--wait", "60");
        var none = await _commands.RunAsync("work", "next", "--wait", "0.05");

        var status = await _commands.AskAsync("status");
        await _commands.AskAsync("work", "revive", "one");
        var revived = await _commands.AskAsync("work", "next");

        Assert.Equal(["liveServer", "activeSessions", "recoveryHint"], Names(before));
        Assert.Equal(3, none.ExitCode);
        Assert.Equal(["liveServer", "activeSessions", "recoveryHint", "deadLetteredWork"], Names(status));
        Assert.Equal(
            """[{"session":"one","seq":1,"type":"generate","attempts":5}]""",
            status.GetProperty("deadLetteredWork").GetRawText());
        Assert.Equal("one", Text(revived.GetProperty("lease"), "session"));
        Assert.Equal(Names(before), Names(await _commands.AskAsync("status")));
    }

    [Theory]
    [InlineData("work")]
    [InlineData("work dance")]
    [InlineData("work next --lease -1")]
    [InlineData("work next --wait soon")]
    [InlineData("work renew")]
    [InlineData("work reply lease {} --file event.json")]
    public async Task What_is_no_verb_of_work_is_a_mistake(string arguments)
    {
        var answer = await _commands.RunAsync(arguments.Split(' '));

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("'live-sessions work ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_not_there_has_no_work_to_revive()
    {
        var answer = await _commands.RunAsync("work", "revive", "nobody", "--json");

        Assert.Equal("session_not_found", Text(JsonDocument.Parse(answer.Errors).RootElement, "code"));
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
