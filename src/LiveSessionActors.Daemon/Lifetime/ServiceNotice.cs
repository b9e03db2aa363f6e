using System.Net.Sockets;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>Tells a service manager that waits for it how the daemon is, as sd_notify(3) does.</summary>
internal static class ServiceNotice
{
    private const string Variable = "NOTIFY_SOCKET";

    /// <summary>The daemon answers. Nothing happens where nobody waits for it.</summary>
    public static void Ready()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && !OperatingSystem.IsWindows())
            Send(path, "READY=1"u8);
    }

    // An @ stands for the zero byte that a name outside the file system begins with.
    private static void Send(string path, ReadOnlySpan<byte> state)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? '\0' + path[1..] : path));
        socket.Send(state);
    }
}
