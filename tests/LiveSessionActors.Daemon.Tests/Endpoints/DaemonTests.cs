using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class DaemonTests
{
    [Fact]
    public async Task Hello_says_who_answers()
    {
        await using var bridge = await TestBridge.StartAsync();
        using var client = new LiveSessionClient(bridge.Address);

        var hello = await client.HelloAsync();

        Assert.Equal(
            ("live-sessions", Environment.ProcessId, bridge.Workspace), (hello.Name, hello.Pid, hello.Workspace));
        Assert.Equal(new ProtocolRange(1, 1), hello.Protocol);
        Assert.Equal("fsync", hello.Durability);
        Assert.Matches(@"^\d+\.\d+\.\d+$", hello.Version);
        Assert.True(hello.UptimeMs >= 0);
    }

    [Fact]
    public async Task Without_a_workspace_of_its_own_the_daemon_refuses_requests_that_name_none()
    {
        await using var bridge = await TestBridge.StartWithoutWorkspaceAsync();
        using var client = new LiveSessionClient(bridge.Address);

        Assert.Null((await client.HelloAsync()).Workspace);
        foreach (var (method, target) in new[]
        {
            ("GET", "/v1/sessions"), ("GET", "/v1/sessions/s1"), ("POST", "/v1/events"), ("GET", "/v1/watch"),
            ("POST", "/v1/work/next"), ("POST", "/v1/archive"), ("GET", "/v1/sessions/s1/journal"),
        })
        {
            var body = target == "/v1/events" ? """{"type":"generate","id":"s1"}""" : "{}";
            var answer = await bridge.SendAsync(new HttpMethod(method), target, body);
            answer.ShouldRefuse(404, "workspace_not_found");
            Assert.Contains("?workspace=", answer.Json.GetProperty("hint").GetString(), StringComparison.Ordinal);
        }

        Assert.False(bridge.Messages.TryRead(out _));
        Assert.Equal(200, (await bridge.GetAsync("/v1/sessions?workspace=" + bridge.Workspace)).Status);
    }

    [Fact]
    public async Task Health_is_ok_when_nothing_is_wrong()
    {
        await using var bridge = await TestBridge.StartAsync();

        var answer = await bridge.GetAsync("/v1/health");

        Assert.Equal((200, """{"status":"ok","workspaces":[],"poisonedSessions":[],"checks":{"live-sessions.program":"ok","akka.actorsystem":"ok"}}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Health_is_red_when_a_session_takes_no_more_appends()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new FakeWorkspacesActor.Poison(
            new SessionKey(Sessions.Workspace.Parse("/w"), SessionId.Parse("s"))));

        var answer = await bridge.GetAsync("/v1/health");

        Assert.Equal(503, answer.Status);
        Assert.Equal(
            """
            {"status":"failing","workspaces":[],"poisonedSessions":[{"workspace":"/w","id":"s"}],"checks":{"live-sessions.program":"ok","akka.actorsystem":"ok"}}
            """,
            answer.Body);
    }

    [Fact]
    public async Task Health_tells_of_the_journal_where_the_sessions_are_kept_in_files()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();

        var answer = await bridge.GetAsync("/v1/health");

        Assert.Contains("\"live-sessions.journal\":\"ok\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_is_accepted_and_stops()
    {
        await using var bridge = await TestBridge.StartAsync();
        var stopping = bridge.Host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        var answer = await bridge.PostAsync("/v1/stop", "");

        Assert.Equal(202, answer.Status);
        Assert.Equal("stopping", answer.Json.GetProperty("status").GetString());
        Assert.True(stopping.IsCancellationRequested);
    }
}
