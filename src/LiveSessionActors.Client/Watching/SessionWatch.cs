using System.Runtime.CompilerServices;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Watching;

/// <summary>
/// A watch that goes on behind the last event it told, over whatever number of connections. A daemon that was stopped
/// is waited for, not started again.
/// </summary>
internal static class SessionWatch
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>What is told, until that is cancelled or the daemon refuses.</summary>
    public static async IAsyncEnumerable<SessionWatchEvent> EventsAsync(
        BridgeAddress address, string target, string? cursor, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var http = new BridgeHttp(address);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await using (var connection = new WatchConnection(http, target, cursor, cancellation))
            {
                while (await connection.NextAsync().ConfigureAwait(false) is { } told)
                {
                    pause = FirstPause;
                    cursor = CursorOf(told) ?? cursor;
                    yield return told;
                }
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }

    private static string? CursorOf(SessionWatchEvent told) => told switch
    {
        SessionWatchEvent.Appended appended => appended.Cursor,
        SessionWatchEvent.CaughtUp caughtUp => caughtUp.Cursor,
        _ => null,
    };
}
