using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>A daemon from its start to its kill, and connections that lead to this one only.</summary>
internal sealed class DaemonLife : IDisposable
{
    private readonly TestWorkspace _workspace;
    private readonly LiveSessionsProcess _process;
    private readonly HttpClient _http;
    private readonly TaskCompletionSource<DaemonLife> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isOver;

    private DaemonLife(TestWorkspace workspace, LiveSessionsProcess process)
    {
        (_workspace, _process) = (workspace, process);
        _http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, token) => ConnectAsync(token) })
        {
            BaseAddress = new Uri("http://bridge"),
        };
    }

    /// <summary>The daemon that follows this one, once it answers.</summary>
    public Task<DaemonLife> Next => _next.Task;

    public static async Task<DaemonLife> StartAsync(TestWorkspace workspace) =>
        new(workspace, (await LiveSessionsProcess.StartDaemonAsync(workspace)).Daemon);

    /// <summary>Kills it as the system would, and starts the next.</summary>
    public async Task<DaemonLife> KillAndRestartAsync()
    {
        await KillAsync();
        var next = await StartAsync(_workspace);
        _next.SetResult(next);
        return next;
    }

    public async Task KillAsync()
    {
        _isOver = true;
        await _process.KillAsync();
        await _process.DisposeAsync();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string route, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<string> GetAsync(string route) => _http.GetStringAsync(new Uri(route, UriKind.Relative));

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellation)
    {
        if (_isOver)
            throw new IOException("This daemon was killed.");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_workspace.Pipe), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
