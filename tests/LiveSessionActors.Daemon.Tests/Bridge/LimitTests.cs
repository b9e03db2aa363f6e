using System.Text;

namespace LiveSessionActors.Daemon.Tests.Bridge;

public sealed class LimitTests
{
    private const string Post = "POST /v1/events HTTP/1.1\r\nHost: x\r\n";

    [Fact]
    public async Task An_event_that_says_it_is_too_large_is_refused_before_it_is_sent()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync($"{Post}Content-Length: 31000000\r\n\r\n");

        AssertTooLarge(answer);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task An_event_that_does_not_say_its_size_is_refused_when_it_is_too_large()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.event-bytes-max = 1000 B");

        var answer = await bridge.SendRawAsync(
            $"{Post}Transfer-Encoding: chunked\r\n\r\n3e9\r\n{new string('x', 1001)}\r\n0\r\n\r\n");

        AssertTooLarge(answer);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task The_limit_of_an_event_is_a_setting()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.event-bytes-max = 30 B");

        (await bridge.PostAsync(
            "/v1/events", """{"type":"generate","id":"s1234"}""")).ShouldRefuse(413, "event_too_large");
        Assert.Equal(200, (await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s12"}""")).Status);
    }

    [Fact]
    public async Task The_limit_of_nesting_is_a_setting()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.event-depth-max = 2");

        (await bridge.PostAsync(
            "/v1/events", """{"type":"generate","id":"s","x":[[1]]}""")).ShouldRefuse(400, "too_deep");
        Assert.Equal(200, (await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s","x":[1]}""")).Status);
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        await using var bridge = await TestBridge.StartAsync(
            "live-sessions.bridge { body-rate-min = 1 MiB, body-rate-grace = 1100 ms }");

        var answer = await bridge.SendRawAsync($"{Post}Content-Length: 100\r\n\r\nx");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task Headers_that_come_too_slowly_are_given_up()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.header-timeout = 50 ms");

        Assert.StartsWith("HTTP/1.1 408", await bridge.SendRawAsync(Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_refused()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync($"{Post}X: {new string('x', 40_000)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET /v1/hello HTTP/1.1\r\n\r\n")]
    [InlineData("GET /v1/sessions/a%00b HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /v1/sessions/\0 HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task What_is_no_request_is_refused(string request)
    {
        await using var bridge = await TestBridge.StartAsync();

        Assert.StartsWith("HTTP/1.1 400", await bridge.SendRawAsync(request), StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFF\r\n{}")]
    [InlineData("zz\r\n{}")]
    [InlineData("-1\r\n{}")]
    [InlineData("2\r\n{}0\r\n\r\n")]
    public async Task A_body_whose_chunks_make_no_sense_is_refused(string chunks)
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.SendRawAsync($"{Post}Transfer-Encoding: chunked\r\n\r\n{chunks}");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"invalid_request\"", answer, StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task A_client_that_goes_away_does_not_undo_what_it_asked_for()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new FakeWorkspacesActor.Hold());
        const string body = """{"type":"generate","id":"s1"}""";
        using (var socket = await bridge.ConnectAsync())
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes($"{Post}Content-Length: {body.Length}\r\n\r\n{body}"));
            await bridge.Messages.ReadAsync();
        }

        bridge.Tell(new FakeWorkspacesActor.Release());

        Assert.Equal(200, (await bridge.SendAsync(HttpMethod.Head, "/v1/sessions/s1")).Status);
    }

    private static void AssertTooLarge(string answer)
    {
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"event_too_large\"", answer, StringComparison.Ordinal);
    }
}
