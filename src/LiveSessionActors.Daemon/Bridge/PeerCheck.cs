using LiveSessionActors.Client;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>Finds out, once for each connection, whether the same user is at its other end.</summary>
internal sealed class PeerCheck(Func<ConnectionContext, uint?> peerOf, uint own, ILogger<PeerCheck> logger)
{
    private static readonly object Refused = new();

    /// <summary>The check by what the system says. On Windows the pipe lets in nobody else.</summary>
    public static PeerCheck Create(ILogger<PeerCheck> logger) => OperatingSystem.IsWindows()
        ? new PeerCheck(_ => null, 0, logger)
        : new PeerCheck(PeerOf, UnixUser.Current, logger);

    /// <summary>The step that is put before the server's own.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        if (peerOf(connection) is { } peer && peer != own)
        {
            logger.OtherUser(peer);
            connection.Items[Refused] = Refused;
        }

        return next(connection);
    };

    /// <summary>Whether a request came through a connection of another user.</summary>
    public static bool IsRefused(HttpContext http) =>
        http.Features.Get<IConnectionItemsFeature>() is { Items.Count: > 0 } connection
        && connection.Items.ContainsKey(Refused);

    private static uint? PeerOf(ConnectionContext connection) =>
        connection.Features.Get<IConnectionSocketFeature>() is { } feature ? UnixUser.PeerOf(feature.Socket) : null;
}
