using LiveSessionActors.Client;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon;

/// <summary>
/// What every start logs; apart from <see cref="DaemonLog"/>, whose messages are all made with its first.
/// </summary>
internal static partial class StartLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Address}")]
    public static partial void Listening(this ILogger logger, BridgeAddress address);
}
