using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Benchmarks;

/// <summary>HTTP over the socket with as little around it as there can be, so that the daemon is what is measured.</summary>
internal sealed class PipeClient : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private byte[] _buffer = new byte[1 << 16];

    public PipeClient(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    public void Dispose() => _socket.Dispose();

    public Task GetAsync(string target) => SendAsync($"GET {target} HTTP/1.1\r\nHost: bench\r\n\r\n");

    public Task PostAsync(string target, string body) => SendAsync(
        $"POST {target} HTTP/1.1\r\nHost: bench\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private async Task SendAsync(string request)
    {
        await _socket.SendAsync(Encoding.UTF8.GetBytes(request));
        var length = 0;
        int head;
        while ((head = _buffer.AsSpan(0, length).IndexOf(HeadEnd)) < 0)
            length += await ReceiveAsync(length);

        var headers = Encoding.ASCII.GetString(_buffer, 0, head);
        if (!headers.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, length));
        var at = headers.IndexOf("Content-Length: ", StringComparison.Ordinal) + 16;
        var end = headers.IndexOf('\r', at);
        var whole = head + 4 + int.Parse(end < 0 ? headers[at..] : headers[at..end], CultureInfo.InvariantCulture);
        while (length < whole)
            length += await ReceiveAsync(length);
    }

    private async Task<int> ReceiveAsync(int filled)
    {
        if (filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var received = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
        return received > 0 ? received : throw new IOException("The daemon closed the connection.");
    }
}
