using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>Speaks with a daemon over its socket.</summary>
internal sealed class Bridge(string pipe, string? workspace = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
            new NetworkStream(await ConnectAsync(pipe, cancellation), ownsSocket: true),
        UseProxy = false,
    })
    {
        BaseAddress = new Uri("http://daemon"),
        Timeout = Eventually.Patience,
    };

    /// <summary>Appends an event. When it is answered, the session's snapshot file is written as well.</summary>
    public Task<BridgeAnswer> AppendAsync(string json, string? key = null) => PostAsync(
        "/v1/events",
        json,
        [("Live-Session-Wait", "snapshot"), .. key is null ? [] : new[] { ("Idempotency-Key", key) }]);

    /// <summary>Any route with a body.</summary>
    public Task<BridgeAnswer> PostAsync(string route, string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Target(route)) { Content = new StringContent(json) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return SendAsync(request);
    }

    /// <summary>Appends an event that has to be taken.</summary>
    public async Task<BridgeAnswer> AppendMarkAsync(string mark, string session = "s") =>
        (await AppendAsync(Some.Event(mark, session))).ShouldBeGiven();

    /// <summary>Reads a session.</summary>
    public Task<BridgeAnswer> GetAsync(string session = "s") => GetRouteAsync($"/v1/sessions/{session}");

    /// <summary>Whether all is well.</summary>
    public Task<BridgeAnswer> HealthAsync() => GetRouteAsync("/v1/health");

    /// <summary>Any route without a body.</summary>
    public Task<BridgeAnswer> GetRouteAsync(string route) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Target(route)));

    /// <summary>What GET would give, without it.</summary>
    public Task<BridgeAnswer> HeadAsync(string session = "s") =>
        SendAsync(new HttpRequestMessage(HttpMethod.Head, Target($"/v1/sessions/{session}")));

    public void Dispose() => _http.Dispose();

    /// <summary>A connection to say something by hand.</summary>
    public static async Task<Socket> ConnectAsync(string pipe, CancellationToken cancellation = default)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(pipe), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A whole request that appends an event, as it is on the wire.</summary>
    public static byte[] RawAppend(string json)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        return Encoding.UTF8.GetBytes($"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{json}");
    }

    /// <summary>What a connection says before it ends.</summary>
    public static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var said = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                said.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // The end of a connection that was cut off.
        }

        return said.ToString();
    }

    private string Target(string route) => workspace is null ? route
        : $"{route}{(route.Contains('?') ? '&' : '?')}workspace={Uri.EscapeDataString(workspace)}";

    private async Task<BridgeAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await _http.SendAsync(request))
            return new BridgeAnswer(
                (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.Tag.Trim('"'))
            {
                Warnings = answer.Headers.TryGetValues("Live-Session-Warnings", out var counts) ? counts.Single() : null,
            };
    }
}
