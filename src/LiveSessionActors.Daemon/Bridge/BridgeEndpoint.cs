using LiveSessionActors.Client;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>The place where one daemon listens, from the moment it is claimed until it is disposed.</summary>
internal abstract class BridgeEndpoint(BridgeAddress address) : IDisposable
{
    /// <summary>Where clients find it.</summary>
    public BridgeAddress Address { get; } = address;

    /// <summary>Claims the address for this process, before anything listens there.</summary>
    /// <exception cref="StartRefusedException">Another daemon has it, or no pipe can be made there.</exception>
    public static Task<BridgeEndpoint> ClaimAsync(BridgeAddress address, TimeProvider time) =>
        OperatingSystem.IsWindows() ? Task.FromResult<BridgeEndpoint>(new WindowsPipe(address))
            : HandedSocket.IsGiven ? HandedSocket.ClaimAsync(address, time)
            : UnixSocket.ClaimAsync(address, time);

    /// <summary>Where connections come from.</summary>
    public abstract IConnectionListenerFactory CreateTransport(ILoggerFactory loggers);

    /// <summary>Has the server listen.</summary>
    public abstract void Listen(KestrelServerOptions server, Action<ListenOptions> configure);

    /// <summary>Lets clients find it, now that requests are answered.</summary>
    public abstract void Publish(ILogger logger);

    /// <summary>Whether clients that connect to the address still reach this process.</summary>
    public abstract bool IsOurs();

    /// <summary>Lets clients find nothing any more.</summary>
    public abstract void Withdraw();

    public abstract void Dispose();
}
