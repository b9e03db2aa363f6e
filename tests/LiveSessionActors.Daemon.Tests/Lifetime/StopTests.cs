using System.Text;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Telemetry;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class StopTests
{
    private const string Event = """{"type":"generate","id":"s1"}""";

    [Fact]
    public async Task A_request_that_is_being_answered_ends_and_a_new_one_is_refused()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.drain-timeout = 1 h");
        bridge.Tell(new FakeWorkspacesActor.Hold());
        var begun = bridge.PostAsync("/v1/events", Event);
        await bridge.Messages.ReadAsync();

        var stopping = bridge.Host.StopAsync();
        (await UntilStoppingAsync(bridge)).ShouldRefuse(503, "stopping");
        Assert.False(begun.IsCompleted);
        bridge.Tell(new FakeWorkspacesActor.Release());

        Assert.Equal(200, (await begun).Status);
        await stopping;
    }

    [Fact]
    public async Task While_it_stops_the_daemon_still_says_who_it_is_and_takes_another_stop()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.drain-timeout = 1 h");
        bridge.Tell(new FakeWorkspacesActor.Hold());
        var begun = bridge.PostAsync("/v1/events", Event);
        await bridge.Messages.ReadAsync();
        var stopping = bridge.Host.StopAsync();
        await UntilStoppingAsync(bridge);

        Assert.Equal(200, (await bridge.GetAsync("/v1/hello")).Status);
        Assert.Equal(202, (await bridge.PostAsync("/v1/stop", "")).Status);

        bridge.Tell(new FakeWorkspacesActor.Release());
        await Task.WhenAll(begun, stopping);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cut_off()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.drain-timeout = 20 ms");
        bridge.Tell(new FakeWorkspacesActor.Hold());
        var begun = bridge.PostAsync("/v1/events", Event);
        await bridge.Messages.ReadAsync();

        await bridge.Host.StopAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => begun);
    }

    [Fact]
    public async Task Idle_connections_and_half_sent_requests_do_not_hold_it_up()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.drain-timeout = 20 ms");
        using var idle = await bridge.ConnectAsync();
        using var half = await bridge.ConnectAsync();
        await half.SendAsync(
            Encoding.ASCII.GetBytes("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nx"));
        await bridge.GetAsync("/v1/hello");

        await bridge.Host.StopAsync();

        Assert.Equal("", await TestBridge.ReadToEndAsync(idle));
    }

    [Fact]
    public async Task A_body_that_is_cut_off_by_the_stop_counts_as_no_failure_of_the_daemon()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.daemon.drain-timeout = 20 ms");
        using var half = await bridge.ConnectAsync();
        await half.SendAsync(Encoding.ASCII.GetBytes(
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"));
        await half.ReceiveAsync(new byte[100]);

        await bridge.Host.StopAsync();

        await TestBridge.ReadToEndAsync(half);
        Assert.DoesNotContain(
            BridgeMeasures.Refused.Read(), refused => refused.Tags.Any(tag => tag.Value is BridgeCode.InternalError));
    }

    private static async Task<TestAnswer> UntilStoppingAsync(TestBridge bridge)
    {
        while (true)
        {
            var answer = await bridge.SendAsync(HttpMethod.Get, "/v1/sessions?workspace=none");
            if (answer.Json.GetProperty("code").GetString() == "stopping")
                return answer;
        }
    }
}
