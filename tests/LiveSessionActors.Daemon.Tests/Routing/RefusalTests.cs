using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Tests.Routing;

/// <summary>
/// Every row of the error table that the bridge comes to by itself: its answer, and that nothing reached the actors.
/// </summary>
public sealed class RefusalTests
{
    private const string Event = """{"type":"generate","id":"s1"}""";

    [Theory]
    [InlineData("null", "event_object_required", "event object required")]
    [InlineData("5", "event_object_required", "event object required")]
    [InlineData("\"x\"", "event_object_required", "event object required")]
    [InlineData("[]", "event_id_required", "event id required")]
    [InlineData("{}", "event_id_required", "event id required")]
    [InlineData("""{"id":7,"type":"generate"}""", "event_id_required", "event id required")]
    [InlineData("""{"id":"","type":"generate"}""", "event_id_required", "event id required")]
    [InlineData("""{"id":"s1"}""", "event_type_required", "event type required")]
    [InlineData("""{"id":"s1","type":7}""", "event_type_required", "event type required")]
    [InlineData("""{"id":"../up","type":"generate"}""", "invalid_session_id", "invalid session id: ../up")]
    [InlineData("""{"id":"a/b","type":"generate"}""", "invalid_session_id", "invalid session id: a/b")]
    [InlineData("""{"id":"é","type":"generate"}""", "invalid_session_id", "invalid session id: é")]
    [InlineData("", "invalid_json", null)]
    [InlineData("{", "invalid_json", null)]
    [InlineData("{}{}", "invalid_json", null)]
    [InlineData("{\"id\":\"s1\",\"type\":\"generate\",}", "invalid_json", null)]
    public async Task A_malformed_event_is_refused_and_changes_nothing(string body, string code, string? detail)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.PostAsync("/v1/events", body);

        answer.ShouldRefuse(400, code, detail);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task Deep_nesting_is_refused_up_to_any_depth()
    {
        await using var bridge = await TestBridge.StartAsync();
        foreach (var depth in (int[])[65, 1_000, 500_000])
        {
            var nested = new string('[', depth) + new string(']', depth);
            var answer = await bridge.PostAsync("/v1/events", $$"""{"type":"generate","id":"s1","x":{{nested}}}""");
            answer.ShouldRefuse(400, "too_deep");
        }

        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("POST /v1/events", "\"\u00ff\"")]
    [InlineData("POST /v1/work/next", "{\"worker\":\"\u00ff\"}")]
    [InlineData("POST /v1/work/next", "{\"types\":[\"\u00ff\"]}")]
    [InlineData("POST /v1/archive", "{\"session\":\"\u00ff\"}")]
    [InlineData("PUT /v1/log", "{\"level\":\"\u00ff\"}")]
    public async Task Bytes_that_are_no_text_are_refused(string request, string body)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync(
            $"{request} HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"invalid_json\"", answer, StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("a%2561")]
    [InlineData("a%2Fb")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("a.jsonl")]
    [InlineData("%zz")]
    [InlineData("%ff")]
    [InlineData("a%20b")]
    public async Task What_is_no_session_id_is_refused_as_it_was_sent(string id)
    {
        await using var bridge = await TestBridge.StartAsync();

        foreach (var target in (string[])[$"/v1/sessions/{id}", $"http://x/v1/sessions/{id}"])
        {
            var answer = await bridge.SendRawAsync(
                $"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
            Assert.Contains(
                $"\"detail\":\"invalid session id: {Uri.UnescapeDataString(id)}\"", answer, StringComparison.Ordinal);
        }

        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("GET", "/v1/sessions/a%2Fb", 400, "invalid_session_id", "invalid session id: a/b")]
    [InlineData("GET", "/v1/sessions/", 400, "invalid_session_id", "session id required")]
    [InlineData("GET", "/v1/sessions/?includeCompleted=true", 400, "invalid_session_id", "session id required")]
    [InlineData("GET", "/v1/sessions/s1?includeCompleted=1", 400, "invalid_parameter", null)]
    [InlineData("GET", "/v1/sessions?workspace=relative", 404, "workspace_not_found", "workspace not found: relative")]
    [InlineData("GET", "/v1/sessions?workspace=/no/such", 404, "workspace_not_found", "workspace not found: /no/such")]
    [InlineData("GET", "/v1/sessions/s1?workspace=%2Fa%00b", 404, "workspace_not_found", null)]
    [InlineData("GET", "/v1/sessions/s1?workspace=%zz", 404, "workspace_not_found", "workspace not found: %zz")]
    [InlineData("GET", "/", 404, "unknown_route", "There is no route /.")]
    [InlineData("GET", "/v1", 404, "unknown_route", null)]
    [InlineData("GET", "/v2/hello", 404, "unknown_route", null)]
    [InlineData("GET", "/v1/hello/", 404, "unknown_route", null)]
    [InlineData("GET", "/v1/sessions/s1/nothing", 404, "unknown_route", null)]
    [InlineData("GET", "//v1/hello", 404, "unknown_route", null)]
    [InlineData("POST", "/v1/hello", 405, "method_not_allowed", "/v1/hello knows no method POST.")]
    [InlineData("DELETE", "/v1/sessions/s1", 405, "method_not_allowed", null)]
    [InlineData("GET", "/v1/events", 405, "method_not_allowed", null)]
    public async Task A_request_that_cannot_be_answered_says_why(
        string method, string target, int status, string code, string? detail)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendAsync(new HttpMethod(method), target);

        answer.ShouldRefuse(status, code, detail);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendAsync(HttpMethod.Put, "/v1/sessions/s1");

        Assert.Equal(["GET", "HEAD"], answer.Content.Allow);
    }

    [Theory]
    [InlineData("If-Match", "1", "invalid_if_match")]
    [InlineData("If-Match", "*, \"1\"", "invalid_if_match")]
    [InlineData("If-Match", "\"*\"", "invalid_if_match")]
    [InlineData("Live-Session-Expect", "new", "invalid_expect")]
    [InlineData("Live-Session-Wait", "journal", "invalid_wait")]
    [InlineData("If-Match", "\"\"", "invalid_if_match")]
    [InlineData("If-Match", "\"01\"", "invalid_if_match")]
    [InlineData("If-Match", "\"1.5\"", "invalid_if_match")]
    [InlineData("If-Match", "\"one\"", "invalid_if_match")]
    [InlineData("If-Match", "W/\"1\"", "invalid_if_match")]
    [InlineData("If-Match", "\"1\", \"2\"", "invalid_if_match")]
    [InlineData("Idempotency-Key", "a b", "invalid_idempotency_key")]
    [InlineData("Idempotency-Key", "a,b", "invalid_idempotency_key")]
    public async Task A_malformed_condition_is_refused(string header, string value, string code)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.PostAsync("/v1/events", Event, (header, value));

        answer.ShouldRefuse(400, code);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task A_key_that_is_too_long_or_given_twice_is_refused()
    {
        await using var bridge = await TestBridge.StartAsync();

        var tooLong = ("Idempotency-Key", new string('k', 129));
        (await bridge.PostAsync("/v1/events", Event, tooLong)).ShouldRefuse(400, "invalid_idempotency_key");
        var twice = new[] { ("Idempotency-Key", "a"), ("Idempotency-Key", "b") };
        (await bridge.PostAsync("/v1/events", Event, twice)).ShouldRefuse(400, "invalid_idempotency_key");
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Any_request_with_an_origin_is_refused(string origin)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync(
            $"POST /v1/events HTTP/1.1\r\nHost: x\r\nOrigin: {origin}\r\nConnection: close\r\n"
            + $"Content-Length: {Event.Length}\r\n\r\n{Event}");

        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"origin_refused\"", answer, StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData(RefusalCode.NotWritable, 403)]
    [InlineData(RefusalCode.SymlinkRefused, 403)]
    [InlineData(RefusalCode.WorkspaceNotFound, 404)]
    [InlineData(RefusalCode.WorkspaceLocked, 409)]
    [InlineData(RefusalCode.SequenceMismatch, 412)]
    [InlineData(RefusalCode.IdempotencyKeyReused, 422)]
    [InlineData(RefusalCode.IoError, 500)]
    [InlineData(RefusalCode.DurabilityUnknown, 500)]
    [InlineData(RefusalCode.Stopping, 503)]
    [InlineData(RefusalCode.NoSpace, 507)]
    public async Task What_the_actors_refuse_is_told_as_they_say_it(string code, int status)
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new FakeWorkspacesActor.RefuseWith(new Refusal(code, "the sentence", "the hint")));

        var append = await bridge.PostAsync("/v1/events", Event);
        var read = await bridge.GetAsync("/v1/sessions/s1");
        var list = await bridge.GetAsync("/v1/sessions");

        foreach (var answer in (TestAnswer[])[append, read, list])
        {
            answer.ShouldRefuse(status, code, "the sentence");
            Assert.Equal("the hint", answer.Json.GetProperty("hint").GetString());
        }
    }

    [Fact]
    public async Task Actors_that_do_not_answer_in_time_are_a_timeout()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.answer-timeout = 50 ms");
        bridge.Tell(new FakeWorkspacesActor.Hold());

        (await bridge.PostAsync("/v1/events", Event)).ShouldRefuse(503, "timeout");
    }

    [Fact]
    public void The_table_knows_every_code_of_the_domain_and_of_the_bridge()
    {
        var codes = new[] { typeof(RefusalCode), typeof(BridgeCode) }
            .SelectMany(type => type.GetFields())
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(codes, code => Assert.InRange(ErrorTable.Of(code).Status, 400, 507));
    }

    [Theory]
    [InlineData("OPTIONS * HTTP/1.1", 404)]
    [InlineData("CONNECT x:1 HTTP/1.1", 404)]
    [InlineData("GET http://x HTTP/1.1", 404)]
    [InlineData("GET http://x/v1/hello HTTP/1.1", 200)]
    [InlineData("OPTIONS /v1/hello HTTP/1.1", 405)]
    public async Task A_target_of_any_form_is_a_route_or_refused(string request, int status)
    {
        await using var bridge = await TestBridge.StartAsync();

        var host = request.StartsWith("CONNECT", StringComparison.Ordinal) ? "x:1" : "x";
        var answer = await bridge.SendRawAsync($"{request}\r\nHost: {host}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
    }
}
