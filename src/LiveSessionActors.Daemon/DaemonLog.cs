using LiveSessionActors.Client;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon;

/// <summary>
/// Everything the daemon logs, by number. Nothing here says what an event contains; paths name sessions, and details of
/// failures name files.
/// </summary>
internal static partial class DaemonLog
{
    [LoggerMessage(2, LogLevel.Information, "Stopping")]
    public static partial void Stopping(this ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Cut off {Requests} requests that were still being answered after {Patience}")]
    public static partial void CutOff(this ILogger logger, int requests, TimeSpan patience);

    [LoggerMessage(4, LogLevel.Information, "The bridge is closed")]
    public static partial void Closed(this ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "The pipe {Address} is gone or another's: ending, unreachable")]
    public static partial void PipeLost(this ILogger logger, BridgeAddress address);

    [LoggerMessage(6, LogLevel.Information, "Replaced the socket that a daemon left behind at {Address}")]
    public static partial void ReplacedStaleSocket(this ILogger logger, BridgeAddress address);

    [LoggerMessage(7, LogLevel.Debug, "{Method} {Path} was refused: {Code}")]
    public static partial void Refused(this ILogger logger, string method, string path, string code);

    [LoggerMessage(8, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void Failed(this ILogger logger, Exception failure, string method, string path);

    [LoggerMessage(9, LogLevel.Warning, "Refused a connection of user {User}")]
    public static partial void OtherUser(this ILogger logger, uint user);

    [LoggerMessage(10, LogLevel.Warning, "Workspace {Workspace}: {Warning}")]
    public static partial void ListingWarning(this ILogger logger, Workspace workspace, string warning);

    [LoggerMessage(11, LogLevel.Information, "Ending: nobody has used the daemon for {IdleTime}")]
    public static partial void Idle(this ILogger logger, TimeSpan idleTime);

    [LoggerMessage(12, LogLevel.Warning, "{Method} {Path} failed: {Code}: {Detail}")]
    public static partial void NotDone(this ILogger logger, string method, string path, string code, string detail);

    [LoggerMessage(13, LogLevel.Error, "{Check} failed: ending")]
    public static partial void CheckFailed(this ILogger logger, Exception failure, string check);

    [LoggerMessage(14, LogLevel.Warning, "The service manager at {Path} could not be told how the daemon is")]
    public static partial void NotNoticed(this ILogger logger, Exception failure, string path);

    [LoggerMessage(15, LogLevel.Debug, "Gave memory back to the system, which stopped the process for {Pause}")]
    public static partial void GaveBack(this ILogger logger, TimeSpan pause);

    // 16 is what DropNotices says.
    [LoggerMessage(17, LogLevel.Warning, "Standard output could not be told that the daemon answers")]
    public static partial void StarterNotTold(this ILogger logger, Exception failure);

    [LoggerMessage(18, LogLevel.Warning, "Refused a connection: all {Connections} have a request under way")]
    public static partial void NoConnectionLeft(this ILogger logger, int connections);

    [LoggerMessage(19, LogLevel.Warning, "Ending: the files of this program were removed, and nobody uses the daemon")]
    public static partial void ProgramRemoved(this ILogger logger);

    [LoggerMessage(20, LogLevel.Debug, "All that serving needs is loaded")]
    public static partial void ProgramLoaded(this ILogger logger);
}
