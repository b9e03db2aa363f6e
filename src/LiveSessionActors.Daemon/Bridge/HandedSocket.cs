using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using LiveSessionActors.Client;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A socket that a service manager has bound and hands over, as systemd does: whoever connected before the daemon was
/// there is served, and when the daemon ends the manager goes on listening. It is the manager's to remove.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class HandedSocket : BridgeEndpoint
{
    // The first descriptor behind the standard streams, by the protocol of sd_listen_fds(3).
    private const int Descriptor = 3;

    private readonly FileStream _lock;
    private readonly int? _manager;

    private HandedSocket(BridgeAddress address, FileStream claimed, int? manager)
        : base(address) => (_lock, _manager) = (claimed, manager);

    /// <summary>Whether a socket was handed to this very process.</summary>
    public static bool IsGiven =>
        Environment.GetEnvironmentVariable("LISTEN_FDS") == "1"
        && Environment.GetEnvironmentVariable("LISTEN_PID")
            == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes the socket and the lock beside it.</summary>
    /// <exception cref="StartRefusedException">The socket is another address's, or a daemon is there.</exception>
    public static new async Task<BridgeEndpoint> ClaimAsync(BridgeAddress address, TimeProvider time)
    {
        CheckSocket(address);
        var manager = SocketPeer.At(address.Value).Process;
        var claimed = await ClaimFile.TakeAsync(address, time).ConfigureAwait(false);
        return claimed is null
            ? throw ClaimFile.AlreadyRunning(address, null)
            : new HandedSocket(address, claimed, manager);
    }

    public override IConnectionListenerFactory CreateTransport(ILoggerFactory loggers) =>
        SocketTransport.Create(loggers);

    public override void Listen(KestrelServerOptions server, Action<ListenOptions> configure) =>
        server.ListenHandle(Descriptor, configure);

    public override void Publish(ILogger logger)
    {
    }

    // Listening anew makes this process the socket's peer, where the system tells that.
    public override bool IsOurs()
    {
        var peer = SocketPeer.At(Address.Value);
        return peer.IsHidden
            || (peer.Answers
                && (peer.Process is null || peer.Process == Environment.ProcessId || peer.Process == _manager));
    }

    public override void Withdraw()
    {
    }

    public override void Dispose() => _lock.Dispose();

    private static void CheckSocket(BridgeAddress address)
    {
        using var socket = new Socket(new SafeSocketHandle(Descriptor, ownsHandle: false));
        if (socket.LocalEndPoint is UnixDomainSocketEndPoint bound && bound.ToString() == address.Value)
            return;

        throw new StartRefusedException(
            StartRefusedException.AddressUnusable,
            $"The socket that was handed over is {socket.LocalEndPoint}, and the daemon's address is {address}.",
            "Make them the same: ListenStream= of the socket unit, and --pipe of the service unit.");
    }
}
