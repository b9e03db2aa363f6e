using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class WorkTests
{
    private const string Next = "/v1/work/next";

    [Theory]
    [InlineData("", "worker", 30_000, 0, "")]
    [InlineData("""{"worker":null,"waitMs":null,"leaseMs":null,"types":null}""", "worker", 30_000, 0, "")]
    [InlineData("""{"worker":"a","waitMs":1e1,"leaseMs":1,"types":["accept","discard"]}""", "a", 1, 10, "accept,discard")]
    [InlineData("""{"worker":"\ud800","waitMs":-0,"leaseMs":900000,"types":["\ud800"]}""", """\ud800""", 900_000, 0, """\ud800""")]
    public async Task What_the_body_says_is_asked_for(string body, string worker, int leaseMs, int waitMs, string types)
    {
        await using var bridge = await TestBridge.StartAsync();

        Assert.Equal(204, (await bridge.PostAsync(Next, body)).Status);

        var asked = Assert.IsType<WorkCommand.TakeNext>(await bridge.Messages.ReadAsync());
        Assert.Equal(
            (Workspace.Parse(bridge.Workspace), worker, (double)leaseMs, (double)waitMs, types),
            (asked.Workspace, Escaped(asked.Worker), asked.LeaseFor.TotalMilliseconds, asked.WaitFor.TotalMilliseconds,
                Escaped(string.Join(',', asked.Types))));
    }

    [Theory]
    [InlineData("[]", "invalid_request", "The body is no JSON object.")]
    [InlineData("""{"worker":""}""", "invalid_request", "The field worker is \"\"; nothing was changed.")]
    [InlineData("""{"worker":7}""", "invalid_request", "The field worker is 7; nothing was changed.")]
    [InlineData("""{"types":["a",7]}""", "invalid_request", "The field types is [\"a\",7]; nothing was changed.")]
    [InlineData("""{"waitMs":1.5}""", "invalid_request", "The field waitMs is 1.5; nothing was changed.")]
    [InlineData("""{"waitMs":300001}""", "invalid_request", "The field waitMs is 300001; nothing was changed.")]
    [InlineData("""{"leaseMs":0}""", "invalid_request", "The field leaseMs is 0; nothing was changed.")]
    [InlineData("""{"leaseMs":1e400}""", "invalid_request", "The field leaseMs is Infinity; nothing was changed.")]
    [InlineData(
        """{"waitms":1}""",
        "invalid_request",
        "The body has a field \"waitms\", which this request does not know; nothing was changed.")]
    [InlineData(
        """{"\ud800":1}""",
        "invalid_request",
        "The body has a field \"\\ud800\", which this request does not know; nothing was changed.")]
    [InlineData("{", "invalid_json", null)]
    [InlineData(" ", "invalid_json", null)]
    public async Task A_body_that_makes_no_sense_is_refused_and_nobody_is_asked(string body, string code, string? detail)
    {
        await using var bridge = await TestBridge.StartAsync();

        (await bridge.PostAsync(Next, body)).ShouldRefuse(400, code, detail);

        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("POST", Next, """{"lease":1}""", "There are worker, waitMs, leaseMs, types.")]
    [InlineData("POST", Next, """{"WaitMS":1}""", "Did you mean waitMs? There are worker, waitMs, leaseMs, types.")]
    [InlineData("POST", "/v1/work/s.x/renew", """{"waitMs":1}""", "There is leaseMs.")]
    [InlineData("POST", "/v1/archive", """{"dry":true}""", "There are session, olderThanMs, dryRun.")]
    [InlineData("PUT", "/v1/log", """{"level":"debug","levels":1}""", "Did you mean level? There is level.")]
    public async Task An_unknown_field_is_refused_with_those_that_there_are(
        string method, string target, string body, string hint)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendAsync(new HttpMethod(method), target, body);

        answer.ShouldRefuse(400, "invalid_request");
        Assert.Equal(hint, answer.Json.GetProperty("hint").GetString());
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task What_is_quoted_is_cut_between_characters()
    {
        await using var bridge = await TestBridge.StartAsync();
        var pairs = string.Concat(Enumerable.Repeat("😀", 200));

        var answer = await bridge.PostAsync(Next, $$"""{"worker":"{{pairs}}"}""");

        answer.ShouldRefuse(
            400, "invalid_request", $"The field worker is \"{pairs[..198]}…; nothing was changed.");
    }

    [Fact]
    public async Task A_reply_is_conditional_and_answered_as_an_append_is()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"one"}""");
        var lease = (await bridge.PostAsync(Next, "")).Json.GetProperty("lease").GetProperty("id").GetString();
        Task<TestAnswer> ReplyAsync(string ifMatch) => bridge.PostAsync(
            $"/v1/work/{lease}/reply", """{"type":"agent_done"}""", ("If-Match", ifMatch), ("Idempotency-Key", "done"));

        (await ReplyAsync("one")).ShouldRefuse(400, "invalid_if_match");
        var mismatch = await ReplyAsync("\"7\"");
        mismatch.ShouldRefuse(412, "sequence_mismatch", "the last sequence number is 1, not 7");
        Assert.Equal(1, mismatch.Json.GetProperty("lastSeq").GetInt32());
        var (first, again) = (await ReplyAsync("\"1\""), await ReplyAsync("\"1\""));

        Assert.Equal((200, "\"2\""), (first.Status, first.Headers.ETag?.Tag));
        Assert.Equal(["fsync"], first.Headers.GetValues("Live-Session-Durability"));
        Assert.Equal((200, "\"2\"", first.Body), (again.Status, again.Headers.ETag?.Tag, again.Body));
    }

    [Fact]
    public async Task A_repeated_key_is_answered_before_its_condition_is_looked_at()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        Task<TestAnswer> AppendAsync(string ifMatch) => bridge.PostAsync(
            "/v1/events", """{"type":"generate","id":"one"}""", ("If-Match", ifMatch), ("Idempotency-Key", "key"));

        (await AppendAsync("\"7\"")).ShouldRefuse(412, "sequence_mismatch");
        var (first, again) = (await AppendAsync("\"0\""), await AppendAsync("\"7\""));

        Assert.Equal((200, "\"1\"", first.Body), (again.Status, again.Headers.ETag?.Tag, again.Body));
        (await bridge.PostAsync(
            "/v1/events", """{"type":"discard","id":"one"}""", ("If-Match", "\"7\""), ("Idempotency-Key", "key")))
            .ShouldRefuse(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_reply_that_does_not_end_the_work_is_refused_and_the_lease_stays()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"one"}""");
        var lease = (await bridge.PostAsync(Next, "")).Json.GetProperty("lease").GetProperty("id").GetString();

        (await bridge.PostAsync($"/v1/work/{lease}/reply", """{"type":"checkpoint"}""")).ShouldRefuse(
            409,
            "not_an_answer",
            "session one would wait for the same event after 'checkpoint'; nothing was written, and a lease stays");

        Assert.Equal(200, (await bridge.PostAsync($"/v1/work/{lease}/reply", """{"type":"agent_done"}""")).Status);
    }

    [Theory]
    [InlineData("h.x", "h")]
    [InlineData("h", "h")]
    [InlineData("h.9007199254740991", "h")]
    public async Task What_is_no_lease_writes_nothing_whatever_number_is_waited_for(string lease, string session)
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        await bridge.PostAsync("/v1/events", $$"""{"type":"generate","id":"{{session}}"}""");

        var refused = await bridge.PostAsync(
            $"/v1/work/{lease}/reply", """{"type":"agent_done"}""", ("Idempotency-Key", "key"));

        refused.ShouldRefuse(410, "lease_gone");
        var left = await bridge.GetAsync("/v1/work");
        Assert.Equal(1, left.Json.GetProperty("waiting").GetArrayLength());
    }

    // An attribute cannot hold half a surrogate pair.
    private static string Escaped(string text) => JsString.Of(text).ToString().Trim('"');
}
