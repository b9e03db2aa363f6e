using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>The server's transport over a Unix domain socket.</summary>
internal static class SocketTransport
{
    // Large enough for nearly every answer. What a watcher does not read, and lies here, counts as read.
    private const int UnsentBytes = 16 * 1024;

    public static IConnectionListenerFactory Create(ILoggerFactory loggers) => new SocketTransportFactory(
        Options.Create(new SocketTransportOptions { MaxWriteBufferSize = UnsentBytes }), loggers);
}
