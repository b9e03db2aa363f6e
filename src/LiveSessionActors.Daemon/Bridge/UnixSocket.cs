using System.Runtime.Versioning;
using LiveSessionActors.Client;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A Unix domain socket. The server binds it under another name, and it is moved to its address when requests are
/// answered: clients find a working socket or none, and one that a killed daemon left behind is replaced in one step.
/// The lock beside it makes sure that this is never a living daemon's.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixSocket : BridgeEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly FileStream _lock;

    private UnixSocket(BridgeAddress address, FileStream claimed)
        : base(address) => _lock = claimed;

    // The name that the server binds, and removes when it closes; by then it is long another's to remove.
    private string BoundPath => BoundAt(Address);

    /// <summary>Takes the lock. A daemon that is just ending gets a moment to let go of it.</summary>
    public static new Task<BridgeEndpoint> ClaimAsync(BridgeAddress address, TimeProvider time)
    {
        PrivateDirectory.Prepare(address);
        CheckReplaceable(address.Value);
        CheckReplaceable(BoundAt(address));
        return TryClaim(address, out var listener) is { } claimed
            ? Task.FromResult<BridgeEndpoint>(claimed)
            : ClaimAsync(address, listener, time);
    }

    public override IConnectionListenerFactory CreateTransport(ILoggerFactory loggers) =>
        SocketTransport.Create(loggers);

    public override void Listen(KestrelServerOptions server, Action<ListenOptions> configure)
    {
        CheckReplaceable(BoundPath);
        File.Delete(BoundPath);
        server.ListenUnixSocket(BoundPath, configure);
    }

    public override void Publish(ILogger logger)
    {
        if (File.Exists(Address.Value))
            logger.ReplacedStaleSocket(Address);
        CheckReplaceable(Address.Value);
        File.SetUnixFileMode(BoundPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(BoundPath, Address.Value, overwrite: true);
    }

    public override bool IsOurs()
    {
        var peer = SocketPeer.At(Address.Value);
        return peer.IsHidden || (peer.Answers && (peer.Process ?? Environment.ProcessId) == Environment.ProcessId);
    }

    public override void Withdraw()
    {
        if (IsOurs())
            File.Delete(Address.Value);
    }

    public override void Dispose() => _lock.Dispose();

    private static string BoundAt(BridgeAddress address) => address.Value + "~";

    // Whatever else has the name is somebody's file.
    private static void CheckReplaceable(string path)
    {
        if (UnixFile.AtItself(path) is not { } found || (found.IsSocket && found.Owner == UnixUser.Current))
            return;
        throw new StartRefusedException(
            StartRefusedException.AddressUnusable,
            found.IsSocket ? $"The socket {path} belongs to user {found.Owner}."
                : $"{path} is no socket, and only a socket is ever replaced by the daemon's.",
            $"Name another address with --pipe or {BridgeAddress.Variable}, or move that file away.");
    }

    private static async Task<BridgeEndpoint> ClaimAsync(BridgeAddress address, SocketPeer listener, TimeProvider time)
    {
        for (var started = time.GetTimestamp(); !listener.Answers && time.GetElapsedTime(started) <= Patience;)
        {
            await Task.Delay(Pause, time).ConfigureAwait(false);
            if (TryClaim(address, out listener) is { } claimed)
                return claimed;
        }

        throw ClaimFile.AlreadyRunning(address, listener.Process);
    }

    private static UnixSocket? TryClaim(BridgeAddress address, out SocketPeer listener)
    {
        listener = SocketPeer.At(address.Value);
        return !listener.Answers && ClaimFile.TryTake(address.Value + ".lock") is { } claimed
            ? new UnixSocket(address, claimed)
            : null;
    }
}
