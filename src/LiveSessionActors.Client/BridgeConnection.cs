using System.IO.Pipes;
using System.Net.Sockets;

namespace LiveSessionActors.Client;

/// <summary>Opens connections to the daemon: a Unix domain socket, or a named pipe on Windows.</summary>
internal static class BridgeConnection
{
    private static readonly TimeSpan PipeWait = TimeSpan.FromSeconds(1);

    /// <summary>Connects, and makes sure that the same user listens.</summary>
    public static async ValueTask<Stream> OpenAsync(BridgeAddress address, CancellationToken cancellation)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? await OpenPipeAsync(address, cancellation).ConfigureAwait(false)
                : await OpenSocketAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure)
            when (failure is SocketException or IOException or TimeoutException or UnauthorizedAccessException)
        {
            throw new DaemonException(
                DaemonException.Unreachable,
                $"No daemon answers at {address}: {failure.Message}",
                "Start one with 'live-sessions daemon'.",
                failure);
        }
    }

    // Unlike a socket, a named pipe's client waits for a server that is not there.
    private static async ValueTask<Stream> OpenPipeAsync(BridgeAddress address, CancellationToken cancellation)
    {
        var pipe = new NamedPipeClientStream(
            ".", address.Value, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(PipeWait, cancellation).ConfigureAwait(false);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask<Stream> OpenSocketAsync(BridgeAddress address, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.Value), cancellation).ConfigureAwait(false);
            if (UnixUser.PeerOf(socket) is { } peer && peer != UnixUser.Current)
                throw new UnauthorizedAccessException($"User {peer} listens there, not {UnixUser.Current}.");
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
