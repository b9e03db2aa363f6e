using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>Tells a service manager that waits for it how the daemon is, as sd_notify(3) does.</summary>
/// <param name="path">Where it listens for that.</param>
/// <param name="logger">Hears of it when it does not.</param>
internal sealed class ServiceNotice(string path, ILogger logger)
{
    private const string Variable = "NOTIFY_SOCKET";

    /// <summary>For the manager that the environment names; null where nobody waits.</summary>
    public static ServiceNotice? Create(Func<ILogger> logger) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && !OperatingSystem.IsWindows()
            ? new ServiceNotice(path, logger())
            : null;

    /// <summary>The daemon answers.</summary>
    public void Ready() => Send("READY=1"u8);

    /// <summary>It is ending.</summary>
    public void Stopping() => Send("STOPPING=1"u8);

    // Whoever cannot be told is no reason for anybody else not to be served. An @ stands for the zero byte that a name
    // outside the file system begins with.
    private void Send(ReadOnlySpan<byte> state)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
            socket.Send(state);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            logger.NotNoticed(failure, path);
        }
    }
}
