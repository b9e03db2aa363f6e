using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>Work handed out over the pipe.</summary>
public sealed class WorkTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();
    private readonly HttpClient _http;

    public WorkTests()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(_workspace.Pipe), token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://bridge") };
    }

    public void Dispose()
    {
        _http.Dispose();
        _workspace.Dispose();
    }

    [SkippableFact]
    public async Task Work_is_leased_renewed_given_back_and_answered()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test speaks to a socket.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/v1/work/next", "{}")).Status);
        var waiting = PostAsync("/v1/work/next", """{"worker":"one","waitMs":60000,"types":["generate"]}""");
        await PostAsync("/v1/events", """{"type":"generate","id":"s","token":"secret"}""");

        var handed = (await waiting).Body;
        var lease = handed.GetProperty("lease").GetProperty("id").GetString();
        Assert.Equal("""{"type":"generate","id":"s"}""", handed.GetProperty("event").GetRawText());
        Assert.Equal("one", (await GetAsync("/v1/work")).GetProperty("leased")[0].GetProperty("worker").GetString());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync($"/v1/work/{lease}/renew", """{"leaseMs":1000}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/v1/work/{lease}/release", "")).Status);

        handed = (await PostAsync("/v1/work/next", "")).Body;
        Assert.Equal(2, handed.GetProperty("lease").GetProperty("attempt").GetInt32());
        var next = handed.GetProperty("lease").GetProperty("id").GetString();
        var gone = await PostAsync($"/v1/work/{lease}/reply", """{"type":"agent_done"}""");
        var answered = await PostAsync($"/v1/work/{next}/reply", """{"type":"agent_done","file":"a.css"}""");

        Assert.Equal((HttpStatusCode.Gone, "lease_gone"), (gone.Status, gone.Body.GetProperty("code").GetString()));
        Assert.Equal("a.css", answered.Body.GetProperty("sourceFile").GetString());
        Assert.Equal(
            """{"waiting":[],"leased":[],"deadLettered":[]}""", (await GetAsync("/v1/work")).GetRawText());
    }

    [SkippableFact]
    public async Task Leases_and_dead_letters_outlive_a_daemon_that_is_killed()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test speaks to a socket.");
        var once = _workspace.Write("once.conf", "live-sessions.work.max-attempts = 1");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", once);
        await PostAsync("/v1/events", """{"type":"generate","id":"s"}""");
        var lease = await TakeAsync();
        await PostAsync("/v1/events", """{"type":"generate","id":"t"}""");
        await PostAsync("/v1/work/next", """{"leaseMs":1}""");
        // Its lease has run out when work is asked for again.
        while ((await GetAsync("/v1/work")).GetProperty("deadLettered").GetArrayLength() == 0)
            await PostAsync("/v1/work/next", """{"waitMs":10}""");
        await daemon.KillAsync();

        (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", once);
        await using var end = daemon;
        var dead = await GetAsync("/v1/work?only=deadLettered");
        var renewed = await PostAsync($"/v1/work/{lease}/renew", "");
        var none = await PostAsync("/v1/work/next", "{}");
        var answered = await PostAsync($"/v1/work/{lease}/reply", """{"type":"agent_done"}""");

        Assert.Equal("t", dead.GetProperty("deadLettered")[0].GetProperty("session").GetString());
        Assert.Equal((HttpStatusCode.OK, lease), (renewed.Status, renewed.Body.GetProperty("id").GetString()));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (none.Status, answered.Status));
    }

    [SkippableTheory]
    [InlineData("/v1/work/next", """{"waitMs":-1}""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """{"waitMs":1e99}""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """{"leaseMs":0}""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """{"types":"accept"}""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """{"worker":""}""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """[]""", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("/v1/work/next", """{""", HttpStatusCode.BadRequest, "invalid_json")]
    [InlineData("/v1/work/s.none/renew", "", HttpStatusCode.Gone, "lease_gone")]
    [InlineData("/v1/work/none/release", "", HttpStatusCode.Gone, "lease_gone")]
    [InlineData("/v1/work/s.none/reply", """{"type":"complete"}""", HttpStatusCode.Gone, "lease_gone")]
    [InlineData("/v1/work/s.none/reply", """{"type":7}""", HttpStatusCode.BadRequest, "event_type_required")]
    [InlineData("/v1/work/a%20b/revive", "", HttpStatusCode.BadRequest, "invalid_session_id")]
    public async Task A_malformed_request_for_work_is_refused_and_changes_nothing(
        string route, string body, HttpStatusCode status, string code)
    {
        Skip.If(OperatingSystem.IsWindows(), "The test speaks to a socket.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        var before = _workspace.Files().Where(file => !file.Key.EndsWith(".lock", StringComparison.Ordinal));

        var refused = await PostAsync(route, body);

        Assert.Equal((status, code), (refused.Status, refused.Body.GetProperty("code").GetString()));
        Assert.Equal(before, _workspace.Files().Where(file => !file.Key.EndsWith(".lock", StringComparison.Ordinal)));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string route, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(route, UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private async Task<string?> TakeAsync() =>
        (await PostAsync("/v1/work/next", "{}")).Body.GetProperty("lease").GetProperty("id").GetString();

    private async Task<JsonElement> GetAsync(string route) =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(route, UriKind.Relative))).RootElement;
}
