using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>What a watch tells.</summary>
public abstract record SessionWatchEvent
{
    /// <summary>A line was appended to a session's journal.</summary>
    /// <param name="Cursor">The place behind it: where a later watch can go on.</param>
    /// <param name="Id">The session.</param>
    /// <param name="Seq">Its sequence number as the journal has it; null when it has none.</param>
    /// <param name="Type">The event's type; null when the line is unreadable or has none.</param>
    /// <param name="Phase">The session's phase after it, a string unless an event said otherwise.</param>
    /// <param name="Snapshot">The session right after it.</param>
    public sealed record Appended(
        string Cursor, string Id, string? Seq, string? Type, JsonElement Phase, JsonElement Snapshot)
        : SessionWatchEvent;

    /// <summary>The past has been told; what follows is new. Comes again after each reconnection.</summary>
    /// <param name="Cursor">The place between past and new, where a later watch can go on.</param>
    /// <param name="Durable">Whether cursors are known again after a restart of the daemon.</param>
    public sealed record CaughtUp(string Cursor, bool Durable) : SessionWatchEvent;

    /// <summary>
    /// What happened since the cursor cannot be told; this is how things stand, and what follows comes after it.
    /// </summary>
    /// <param name="Reason"><c>unknown_cursor</c>, <c>cursor_too_old</c> or <c>journal_replaced</c>.</param>
    /// <param name="Snapshots">The sessions that are not over, or the one that is watched.</param>
    public sealed record Reset(string Reason, IReadOnlyList<JsonElement> Snapshots) : SessionWatchEvent;
}
