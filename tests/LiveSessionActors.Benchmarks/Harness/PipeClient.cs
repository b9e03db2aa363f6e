using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>
/// HTTP over the socket with as little around it as there can be, so that the daemon is what is measured: one request
/// at a time, blocking, nothing allocated by sending once the buffer is large enough.
/// </summary>
internal sealed class PipeClient : IDisposable
{
    private const int PatienceMilliseconds = 60_000;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
    {
        ReceiveTimeout = PatienceMilliseconds,
    };

    private byte[] _buffer = new byte[1 << 16];
    private int _filled;
    private int _bodyAt;

    public PipeClient(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <summary>The body of the last answer, if its length was said.</summary>
    public ReadOnlyMemory<byte> Body => _buffer.AsMemory(_bodyAt, _filled - _bodyAt);

    public void Dispose() => _socket.Dispose();

    public static byte[] GetRequest(string target) => Encoding.UTF8.GetBytes($"GET {target} HTTP/1.1\r\nHost: bench\r\n\r\n");

    public static byte[] PostRequest(string target, string body) => Encoding.UTF8.GetBytes(
        $"POST {target} HTTP/1.1\r\nHost: bench\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Asks, and gives the length of the answer's body.</summary>
    public int Get(string target) => Send(GetRequest(target));

    /// <summary>Posts, and gives the length of the answer's body.</summary>
    public int Post(string target, string body) => Send(PostRequest(target, body));

    /// <summary>Sends a request that was made before, and gives the length of the answer's body.</summary>
    public int Send(ReadOnlySpan<byte> request) => Send(request, "HTTP/1.1 200"u8);

    /// <summary>As <see cref="Send(ReadOnlySpan{byte})"/>, where the answer is to begin otherwise.</summary>
    public int Send(ReadOnlySpan<byte> request, ReadOnlySpan<byte> expected)
    {
        while (!request.IsEmpty)
            request = request[_socket.Send(request)..];
        _filled = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
            Receive();
        if (!_buffer.AsSpan().StartsWith(expected))
            throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, _filled));
        _bodyAt = head + 4;
        return Header(head, "Content-Length: "u8, out var length) ? Whole(_bodyAt, length) : Chunks(_bodyAt);
    }

    private int Whole(int from, int length)
    {
        while (_filled < from + length)
            Receive();
        return length;
    }

    private int Chunks(int at)
    {
        for (var total = 0; ;)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
                Receive();
            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int size, out _, 'x'))
                throw new InvalidOperationException("The answer is neither measured nor in chunks.");
            at += line + 2;
            Whole(at, size + 2);
            if (size == 0)
                return total;
            total += size;
            at += size + 2;
        }
    }

    private bool Header(int head, ReadOnlySpan<byte> name, out int value)
    {
        value = 0;
        var at = _buffer.AsSpan(0, head).IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(_buffer.AsSpan(at + name.Length), out value, out _);
    }

    private void Receive()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var received = _socket.Receive(_buffer.AsSpan(_filled));
        _filled += received > 0 ? received : throw new IOException("The daemon closed the connection.");
    }
}
