using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>Watches all sessions from the start, reads slowly, goes after a while and begins anew.</summary>
internal sealed class SlowWatcher : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    /// <param name="pipe">The daemon's.</param>
    /// <param name="number">Which of several; the higher, the longer it stays.</param>
    public SlowWatcher(string pipe, int number) =>
        _watching = Task.Run(() => WatchAsync(pipe, reads: 20 * (number + 1)));

    public void Dispose()
    {
        _end.Cancel();
        _watching.GetAwaiter().GetResult();
        _end.Dispose();
    }

    private async Task WatchAsync(string pipe, int reads)
    {
        while (!_end.IsCancellationRequested)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(pipe), _end.Token);
                await socket.SendAsync(Encoding.ASCII.GetBytes("GET /v1/watch?from=start HTTP/1.0\r\n\r\n"));
                await ReadAsync(socket, reads);
            }
            catch (Exception over) when (over is SocketException or OperationCanceledException)
            {
                // Dropped for its slowness, or the end.
            }
        }
    }

    private async Task ReadAsync(Socket socket, int reads)
    {
        var buffer = new byte[1 << 14];
        for (var read = 0; read < reads && await socket.ReceiveAsync(buffer, _end.Token) > 0; read++)
            await Task.Delay(Pause, _end.Token);
    }
}
