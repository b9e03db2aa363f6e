using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>One connection that watches changes, read by hand; HTTP/1.0 spares it the chunks.</summary>
internal sealed class WatchReader : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly MemoryStream _read = new();
    private int _taken;

    private WatchReader(Socket socket) => _socket = socket;

    /// <summary>An event, as far as tests look at it.</summary>
    internal readonly record struct Told(string Name, string? Id, JsonElement Data)
    {
        /// <summary>What the event of the changed session was marked with.</summary>
        public string? Mark => MarkOf(Data.GetProperty("snapshot"));

        /// <summary>What the event that a session waits with was marked with.</summary>
        public static string? MarkOf(JsonElement snapshot) =>
            snapshot.GetProperty("pendingEvent").GetProperty("mark").GetString();
    }

    /// <summary>Begins to watch; nothing is read yet.</summary>
    public static async Task<WatchReader> OpenAsync(string pipe, string? lastEventId = null, string query = "")
    {
        var socket = await Bridge.ConnectAsync(pipe);
        var header = lastEventId is null ? "" : $"Last-Event-ID: {lastEventId}\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /v1/watch{query} HTTP/1.0\r\n{header}\r\n"));
        return new WatchReader(socket);
    }

    /// <summary>
    /// The next event; null when the connection has ended, or <paramref name="bytesMax"/> have been read.
    /// </summary>
    public async Task<Told?> NextAsync(long bytesMax = long.MaxValue)
    {
        while (true)
        {
            if (TakeEvent() is { } told)
                return told;
            if (_read.Length >= bytesMax || !await ReceiveAsync())
                return null;
        }
    }

    /// <summary>The next event of a kind.</summary>
    public async Task<Told> NextAsync(string name)
    {
        while (await NextAsync() is { } told)
        {
            if (told.Name == name)
                return told;
        }

        throw new InvalidOperationException($"The stream ended before an event {name}.");
    }

    public void Dispose()
    {
        _socket.Dispose();
        _read.Dispose();
    }

    private async Task<bool> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        try
        {
            var count = await _socket.ReceiveAsync(_buffer, patience.Token);
            _read.Write(_buffer, 0, count);
            return count > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Told? TakeEvent()
    {
        var text = Encoding.UTF8.GetString(_read.GetBuffer(), _taken, (int)_read.Length - _taken);
        var at = text.IndexOf("event: ", StringComparison.Ordinal);
        var end = at < 0 ? -1 : text.IndexOf("\n\n", at, StringComparison.Ordinal);
        if (end < 0)
            return null;

        _taken += Encoding.UTF8.GetByteCount(text.AsSpan(0, end + 2));
        var fields = text[at..end].Split('\n').Select(line => line.Split(": ", 2)).Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1]);
        return new Told(
            fields["event"], fields.GetValueOrDefault("id"), JsonDocument.Parse(fields["data"]).RootElement);
    }
}
