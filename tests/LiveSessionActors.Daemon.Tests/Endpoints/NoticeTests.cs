namespace LiveSessionActors.Daemon.Tests.Endpoints;

/// <summary>What an answer says of an event that is in the journal and may be a mistake.</summary>
public sealed class NoticeTests
{
    private const string Header = "Live-Session-Notice";

    [Theory]
    [InlineData("""{"type":"generate"}""")]
    [InlineData("""{"type":"checkpoint","revision":2}""")]
    [InlineData("""{"type":"accept","variantId":"2"}""")]
    public async Task An_event_that_is_as_it_should_be_has_none(string json)
    {
        await using var bridge = await StartAsync();

        Assert.Null(await AppendAsync(bridge, json));
    }

    [Theory]
    [InlineData(
        """{"type":"acept"}""",
        "unknown_event_type; There is no event of type \"acept\", so that it changed nothing; did you mean \"accept\"?")]
    [InlineData(
        """{"type":"paint"}""",
        "unknown_event_type; There is no event of type \"paint\", so that it changed nothing; "
        + "EVENTS.md lists the types.")]
    [InlineData(
        """{"type":"a\"\n\u00fc"}""",
        "unknown_event_type; There is no event of type \"a\\u0022\\u000a\\u00fc\", so that it changed nothing; "
        + "EVENTS.md lists the types.")]
    [InlineData(
        """{"type":"checkpoint","revision":0}""",
        "stale_checkpoint_ignored; The session has a newer checkpoint, so that this one changed nothing.")]
    [InlineData(
        """{"type":"agent_done","carbonize":true}""",
        "carbonize_cleanup_required; The accepted variant's styles are still to be folded into the source.")]
    [InlineData("""{"type":"agent_error"}""", "agent_error; The session notes that the agent failed.")]
    public async Task An_event_that_added_a_diagnostic_says_which(string json, string notice)
    {
        await using var bridge = await StartAsync();

        Assert.Equal(notice, await AppendAsync(bridge, json));
    }

    [Fact]
    public async Task An_event_that_cannot_be_computed_with_says_so()
    {
        await using var bridge = await StartAsync();
        await AppendAsync(bridge, """{"type":"checkpoint","revision":2,"visibleVariant":{"toString":1}}""");

        Assert.Equal(
            "journal_parse_failed; The event cannot be computed with, so that it changed nothing.",
            await AppendAsync(bridge, """{"type":"accept"}"""));
    }

    [Theory]
    [InlineData(
        "accept", "new_session; It began session s2, and a session begins with \"generate\".")]
    [InlineData(
        "x",
        "unknown_event_type, new_session; There is no event of type \"x\", so that it changed nothing; "
        + "EVENTS.md lists the types. It began session s2, and a session begins with \"generate\".")]
    public async Task A_session_that_another_event_than_generate_began_says_so(string type, string notice)
    {
        await using var bridge = await StartAsync();

        Assert.Equal(notice, await AppendAsync(bridge, $$"""{"id":"s2","type":"{{type}}"}"""));
        Assert.Null(await AppendAsync(bridge, """{"id":"s2","type":"accept"}"""));
    }

    [Fact]
    public async Task A_long_type_is_cut()
    {
        await using var bridge = await StartAsync();

        var notice = await AppendAsync(bridge, $$"""{"type":"{{new string('\u00fc', 100_000)}}"}""");

        Assert.Contains("\\u00fc...\"", notice, StringComparison.Ordinal);
        Assert.InRange(notice!.Length, 1, 1000);
    }

    [Fact]
    public async Task A_repeated_append_and_a_reply_say_it_too()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        async Task<TestAnswer> GenerateAsync() => await bridge.PostAsync(
            "/v1/events", """{"type":"discard","id":"s1"}""", ("Idempotency-Key", "key"));

        var (first, again) = (NoticeOf(await GenerateAsync()), NoticeOf(await GenerateAsync()));
        var lease = (await bridge.PostAsync("/v1/work/next", "")).Json.GetProperty("lease").GetProperty("id");
        var reply = await bridge.PostAsync($"/v1/work/{lease.GetString()}/reply", """{"type":"agent_error"}""");

        Assert.StartsWith("new_session; ", first, StringComparison.Ordinal);
        Assert.Equal(first, again);
        Assert.StartsWith("agent_error; ", NoticeOf(reply), StringComparison.Ordinal);
    }

    // A session that has begun, and has a checkpoint.
    private static async Task<TestBridge> StartAsync()
    {
        var bridge = await TestBridge.StartAsync();
        await AppendAsync(bridge, """{"type":"generate"}""");
        await AppendAsync(bridge, """{"type":"checkpoint","revision":1}""");
        return bridge;
    }

    private static async Task<string?> AppendAsync(TestBridge bridge, string json)
    {
        var answer = await bridge.PostAsync("/v1/sessions/s1/events", json);
        Assert.Equal(200, answer.Status);
        return NoticeOf(answer);
    }

    private static string? NoticeOf(TestAnswer answer) =>
        answer.Headers.TryGetValues(Header, out var notices) ? Assert.Single(notices) : null;
}
