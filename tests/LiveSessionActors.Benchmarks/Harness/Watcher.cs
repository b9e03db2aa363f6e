using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>Watches a session, counts what it is told and does nothing else with it.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _heard = new(0);

    public Watcher(string pipe, string session)
    {
        _socket.Connect(new UnixDomainSocketEndPoint(pipe));
        _socket.Send(Encoding.ASCII.GetBytes($"GET /v1/watch?session={session} HTTP/1.0\r\n\r\n"));
        _ = ReadAsync();
    }

    private static ReadOnlySpan<byte> Appended => "event: appended"u8;

    /// <summary>Waits until the present has been reached.</summary>
    public void AwaitCaughtUp() => _caughtUp.Task.GetAwaiter().GetResult();

    /// <summary>Waits until so many more changes have been told.</summary>
    public void AwaitChanges(int count)
    {
        for (var told = 0; told < count; told++)
        {
            if (!_heard.Wait(TimeSpan.FromMinutes(1)))
                throw new InvalidOperationException("A watcher was not told of every change.");
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 14];
        var kept = 0;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var count)
            {
                kept = Take(buffer, kept + count);
            }
        }
        catch (SocketException)
        {
            // Its end.
        }
    }

    private int Take(byte[] buffer, int length)
    {
        var text = buffer.AsSpan(0, length);
        if (text.IndexOf("event: caught_up"u8) >= 0)
            _caughtUp.TrySetResult();
        if (text.Count(Appended) is > 0 and var changes)
            _heard.Release(changes);
        // The word may be cut in two.
        var kept = Math.Min(length, Appended.Length - 1);
        text[^kept..].CopyTo(buffer);
        return kept;
    }
}
