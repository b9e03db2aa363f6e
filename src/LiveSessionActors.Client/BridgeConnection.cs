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
            return new HearingStream(OperatingSystem.IsWindows()
                ? await OpenPipeAsync(address, cancellation).ConfigureAwait(false)
                : await OpenSocketAsync(address, cancellation).ConfigureAwait(false));
        }
        catch (Exception failure) when (IsForbidden(failure))
        {
            throw Forbidden(address, failure);
        }
        catch (Exception failure) when (failure is SocketException or IOException or TimeoutException)
        {
            throw new DaemonException(
                DaemonException.Unreachable,
                $"No daemon answers at {address}: {failure.Message}",
                "Start one with 'live-sessions start'.",
                failure);
        }
    }

    /// <summary>
    /// Whether a failure means that this process may not connect, or not make a socket at all. It says nothing of whether
    /// somebody listens.
    /// </summary>
    public static bool IsForbidden(Exception failure) => failure is UnauthorizedAccessException
        or SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressFamilyNotSupported };

    private static DaemonException Forbidden(BridgeAddress address, Exception cause) =>
        !OperatingSystem.IsWindows()
        && UnixUser.OwnerOf(address.Value) is { } owner && owner != UnixUser.Current
            ? OtherUser(address, owner)
            : new DaemonException(
                DaemonException.NotPermitted,
                $"This process is not permitted to connect to {address} (a sandbox?): {cause.Message.TrimEnd('.')}.",
                "Run it outside, or have the sandbox let it connect to that address.",
                cause);

    private static DaemonException OtherUser(BridgeAddress address, uint user) => new(
        "other_user",
        $"User {user} listens at {address}, not {UnixUser.Current}.",
        $"Name an address of your own with --pipe or {BridgeAddress.Variable}.");

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
                throw OtherUser(address, peer);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
