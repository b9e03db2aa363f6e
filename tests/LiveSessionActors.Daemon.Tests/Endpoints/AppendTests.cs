using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class AppendTests
{
    private const string Generate = """{"type":"generate","id":"s1","action":"polish","count":3}""";

    [Fact]
    public async Task An_append_is_answered_with_the_new_snapshot_and_what_was_done()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.PostAsync("/v1/events", Generate);

        Assert.Equal((200, "application/json"), (answer.Status, answer.Content.ContentType?.ToString()));
        Assert.Equal("generate_requested", answer.Json.GetProperty("phase").GetString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal("fsync", Assert.Single(answer.Headers.GetValues("Live-Session-Durability")));
        Assert.Equal(answer.Body.Length, answer.Content.ContentLength);
    }

    [Fact]
    public async Task The_body_s_content_type_does_not_matter()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync(
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n"
            + $"Content-Length: {Generate.Length}\r\n\r\n{Generate}");

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_names_the_session_of_an_event_without_an_id()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.PostAsync("/v1/sessions/from-the-path/events", """{"type":"generate"}""");

        Assert.Equal("from-the-path", answer.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_event_s_own_id_goes_before_the_path_s()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.PostAsync("/v1/sessions/from-the-path/events", Generate);

        Assert.Equal("s1", answer.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_body_in_chunks_is_an_event_like_any_other()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync(
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "a\r\n{\"type\":\"g\r\n12\r\nenerate\",\"id\":\"c\"}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_exactly_the_largest_size_is_taken()
    {
        await using var bridge = await TestBridge.StartAsync();
        const int largest = 1024 * 1024;
        var empty = """{"type":"generate","id":"s1","action":""}""";
        var full = empty.Insert(empty.Length - 2, new string('x', largest - empty.Length));

        Assert.Equal(200, (await bridge.PostAsync("/v1/events", full)).Status);
    }

    [Fact]
    public async Task Its_headers_reach_the_session()
    {
        await using var bridge = await TestBridge.StartAsync();
        await bridge.PostAsync("/v1/events", Generate);

        await bridge.PostAsync("/v1/events", Generate, ("Idempotency-Key", "key_1-A"), ("If-Match", "\"1\""));

        Assert.True(bridge.Messages.TryRead(out _));
        Assert.True(bridge.Messages.TryRead(out var second));
        var command = Assert.IsType<SessionCommand.AppendEvent>(second);
        Assert.Equal(("key_1-A", 1d), (command.IdempotencyKey, command.ExpectedSeq));
    }

    [Theory]
    [InlineData("Live-Session-Expect", "exists", true)]
    [InlineData("If-Match", "*", true)]
    [InlineData("If-Match", "\"0\"", false)]
    public async Task An_append_can_be_for_a_session_that_exists_only(string header, string value, bool mustExist)
    {
        await using var bridge = await TestBridge.StartAsync();

        await bridge.PostAsync("/v1/events", Generate, (header, value));

        Assert.True(bridge.Messages.TryRead(out var message));
        Assert.Equal(mustExist, Assert.IsType<SessionCommand.AppendEvent>(message).MustExist);
    }

    [Theory]
    [InlineData("Live-Session-Wait", "snapshot", true)]
    [InlineData("Live-Session-Expect", "exists", false)]
    public async Task An_append_waits_for_the_snapshot_file_when_it_says_so(string header, string value, bool awaits)
    {
        await using var bridge = await TestBridge.StartAsync();

        await bridge.PostAsync("/v1/events", Generate, (header, value));

        Assert.True(bridge.Messages.TryRead(out var message));
        Assert.Equal(awaits, Assert.IsType<SessionCommand.AppendEvent>(message).AwaitsSnapshotFile);
    }

    [Fact]
    public async Task The_workspace_is_the_daemon_s_own_unless_another_is_named()
    {
        await using var bridge = await TestBridge.StartAsync();
        var other = Directory.CreateDirectory(Path.Combine(bridge.Workspace, "a b+ü")).FullName;

        await bridge.PostAsync("/v1/events", Generate);
        var encoded = Uri.EscapeDataString(other);
        await bridge.PostAsync($"/v1/events?workspace={encoded}", Generate);
        var asForm = encoded.Replace("%20", "+", StringComparison.Ordinal);
        await bridge.PostAsync($"/v1/events?x=1&workspace={asForm}", Generate);

        Assert.Equal([bridge.Workspace, other, other], await ReadWorkspacesAsync(bridge, 3));
    }

    private static async Task<string[]> ReadWorkspacesAsync(TestBridge bridge, int count)
    {
        var workspaces = new string[count];
        for (var at = 0; at < count; at++)
            workspaces[at] = ((IWorkspaceMessage)await bridge.Messages.ReadAsync()).Workspace.Path;
        return workspaces;
    }
}
