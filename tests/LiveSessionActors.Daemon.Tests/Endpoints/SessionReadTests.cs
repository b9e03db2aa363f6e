using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class SessionReadTests
{
    [Fact]
    public async Task A_session_is_read_as_its_last_append_was_answered()
    {
        await using var bridge = await TestBridge.StartAsync();
        var appended = await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s1","count":3}""");

        var answer = await bridge.GetAsync("/v1/sessions/s1");

        Assert.Equal((200, appended.Body), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/v1/sessions/s1?fields=phase,id", """{"id":"s1","phase":"new"}""")]
    [InlineData("/v1/sessions?fields=phase,id", """[{"id":"s1","phase":"new"}]""")]
    public async Task Only_the_fields_that_are_asked_for_are_answered(string path, string body)
    {
        await using var bridge = await TestBridge.StartAsync();
        var appended = await bridge.PostAsync("/v1/events?fields=-diagnostics", """{"type":"strange","id":"s1"}""");

        Assert.DoesNotContain("diagnostics", appended.Body, StringComparison.Ordinal);
        Assert.Equal(body, (await bridge.GetAsync(path)).Body);
    }

    [Fact]
    public async Task An_unknown_session_is_a_new_one()
    {
        await using var bridge = await TestBridge.StartAsync();

        Assert.Equal("new", (await bridge.GetAsync("/v1/sessions/nobody")).Json.GetProperty("phase").GetString());
    }

    [Theory]
    [InlineData("", "null")]
    [InlineData("?includeCompleted=false", "null")]
    [InlineData("?includeCompleted=", "null")]
    public async Task A_completed_session_is_null(string query, string body)
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", """{"type":"complete","id":"s1"}""");

        var answer = await bridge.GetAsync("/v1/sessions/s1" + query);

        Assert.Equal(
            (200, body, "application/json"), (answer.Status, answer.Body, answer.Content.ContentType?.ToString()));
    }

    [Fact]
    public async Task A_completed_session_is_given_to_whoever_asks_for_it()
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", """{"type":"complete","id":"s1"}""");

        var answer = await bridge.GetAsync("/v1/sessions/s1?includeCompleted=true");

        Assert.Equal("completed", answer.Json.GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Head_tells_whether_there_is_a_journal()
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s1"}""");

        var there = await bridge.SendAsync(HttpMethod.Head, "/v1/sessions/s1");
        var missing = await bridge.SendAsync(HttpMethod.Head, "/v1/sessions/s2");

        Assert.Equal((200, "", 404, ""), (there.Status, there.Body, missing.Status, missing.Body));
    }

    [Fact]
    public async Task A_list_has_the_active_sessions_by_id()
    {
        await using var bridge = await TestBridge.StartAsync();
        Assert.Equal("[]", (await bridge.GetAsync("/v1/sessions")).Body);
        foreach (var id in (string[])["b", "a", "c"])
            await bridge.PostAsync("/v1/events", $$"""{"type":"generate","id":"{{id}}"}""");
        await bridge.PostAsync("/v1/events", """{"type":"discarded","id":"c"}""");

        Assert.Equal(["a", "b"], Ids(await bridge.GetAsync("/v1/sessions")));
        Assert.Equal(["a", "b", "c"], Ids(await bridge.GetAsync("/v1/sessions?includeCompleted=true")));
    }

    [Fact]
    public async Task A_list_has_only_the_fields_that_are_wanted_in_the_snapshot_s_order()
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"a","count":3}""");

        var answer = await bridge.GetAsync("/v1/sessions?fields=expectedVariants,phase,id");

        Assert.Equal("""[{"id":"a","phase":"generate_requested","expectedVariants":3}]""", answer.Body);
    }

    [Theory]
    [InlineData("GET", "/v1/sessions/s1?fields=phse", "phse", "phase")]
    [InlineData("GET", "/v1/sessions?fields=id,-Diagnostic", "Diagnostic", "diagnostics")]
    [InlineData("GET", "/v1/sessions/s1?at=1&fields=id,", "", null)]
    [InlineData("GET", "/v1/watch?fields=nothing", "nothing", null)]
    [InlineData("POST", "/v1/events?fields=pageURLs", "pageURLs", "pageUrl")]
    [InlineData("POST", "/v1/work/s1.x/reply?fields=-", "", null)]
    public async Task A_field_that_no_session_has_is_refused_by_name_and_nobody_is_asked(
        string method, string target, string name, string? nearest)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendAsync(new HttpMethod(method), target, """{"type":"generate","id":"s1"}""");

        answer.ShouldRefuse(
            400, "invalid_parameter", $"The query parameter fields names '{name}', which no session has.");
        Assert.StartsWith(
            nearest is null ? "There are id, phase, " : $"Did you mean {nearest}? There are id, ",
            answer.Json.GetProperty("hint").GetString(),
            StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task A_session_s_last_sequence_number_is_its_tag()
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s1"}""");
        await bridge.PostAsync("/v1/events", """{"type":"complete","id":"s1"}""");

        var (get, head) = (await bridge.GetAsync("/v1/sessions/s1"), await bridge.SendAsync(
            HttpMethod.Head, "/v1/sessions/s1"));
        var (unknown, none) = (await bridge.GetAsync("/v1/sessions/s2"), await bridge.SendAsync(
            HttpMethod.Head, "/v1/sessions/s2"));

        Assert.Equal(("null", "\"2\"", "\"2\""), (get.Body, get.Headers.ETag?.Tag, head.Headers.ETag?.Tag));
        Assert.Equal(("\"0\"", null), (unknown.Headers.ETag?.Tag, none.Headers.ETag?.Tag));
    }

    [Fact]
    public async Task No_field_at_all_is_every_field()
    {
        await using var bridge = await TestBridge.StartAsync();
        var appended = await bridge.PostAsync("/v1/events", """{"type":"generate","id":"a"}""");

        Assert.Equal($"[{appended.Body}]", (await bridge.GetAsync("/v1/sessions?fields=")).Body);
    }

    [Theory]
    [InlineData("/v1/sessions/s1")]
    [InlineData("/v1/sessions/%731")]
    [InlineData("/v1/sessions/s%31?includeCompleted=true")]
    public async Task An_id_may_be_percent_encoded(string target)
    {
        await using var bridge = await TestBridge.StartAsync();

        await bridge.GetAsync(target);

        var query = Assert.IsType<SessionQuery.GetSnapshot>(await bridge.Messages.ReadAsync());
        Assert.Equal("s1", query.Session.Value);
    }

    private static string[] Ids(TestAnswer answer) =>
        [.. answer.Json.EnumerateArray().Select(session => session.GetProperty("id").GetString()!)];
}
