using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class LogTests
{
    [Fact]
    public async Task The_level_is_told_and_changed()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.log-level = error");

        var before = await bridge.GetAsync("/v1/log");
        var changed = await bridge.SendAsync(HttpMethod.Put, "/v1/log", """{"level":"none"}""");

        Assert.Equal((200, """{"level":"error","file":null}"""), (before.Status, before.Body));
        Assert.Equal((200, """{"level":"none","file":null}"""), (changed.Status, changed.Body));
        Assert.Equal(LogLevel.None, bridge.Host.Services.GetRequiredService<LogThreshold>().Least);
    }

    [Theory]
    [InlineData(4000, 200)]
    [InlineData(5000, 413)]
    public async Task A_level_may_be_as_long_as_an_event(int bytes, int status)
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.event-bytes-max = 4 KiB");

        var changed = await bridge.SendAsync(HttpMethod.Put, "/v1/log", """{"level":"none"}""".PadRight(bytes));

        Assert.Equal(status, changed.Status);
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("{", "invalid_json")]
    [InlineData("""{"level":"\ud800"}""", "invalid_request")]
    [InlineData("""{"\ud800":"debug"}""", "invalid_request")]
    [InlineData("[]", "invalid_request")]
    [InlineData("""{"level":7}""", "invalid_request")]
    [InlineData("""{"level":"loud"}""", "invalid_request")]
    public async Task What_is_no_level_changes_nothing(string body, string code)
    {
        await using var bridge = await TestBridge.StartAsync();

        (await bridge.SendAsync(HttpMethod.Put, "/v1/log", body)).ShouldRefuse(400, code);

        Assert.Equal(LogLevel.None, bridge.Host.Services.GetRequiredService<LogThreshold>().Least);
    }
}
