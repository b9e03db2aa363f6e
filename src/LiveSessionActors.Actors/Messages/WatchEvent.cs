using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What a subscriber is told.</summary>
public abstract record WatchEvent(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>The subscription stands; its sender is the one to acknowledge to.</summary>
    public sealed record Subscribed(Workspace Workspace) : WatchEvent(Workspace);

    /// <summary>
    /// A line was appended to a session's journal. To be acknowledged by its <paramref name="Cursor"/>, behind which a
    /// later subscription can begin.
    /// </summary>
    public sealed record Appended(Workspace Workspace, string Cursor, SessionChange Change) : WatchEvent(Workspace);

    /// <summary>The past has been told; what follows is new.</summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Cursor">The place between them, for who is told nothing new before the subscription ends.</param>
    /// <param name="Durable">
    /// Whether cursors are known again after a restart; not while their index cannot be written.
    /// </param>
    public sealed record CaughtUp(Workspace Workspace, string Cursor, bool Durable) : WatchEvent(Workspace);

    /// <summary>
    /// What happened since the cursor cannot be told; this is how things stand, and what follows comes after it.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Reason">One of <see cref="WatchResetReason"/>.</param>
    /// <param name="Sessions">The sessions that are not over, or the one that is watched.</param>
    public sealed record Reset(Workspace Workspace, string Reason, ImmutableArray<SessionSnapshot> Sessions)
        : WatchEvent(Workspace);

    /// <summary>Nothing more will be told, and why.</summary>
    public sealed record Ended(Workspace Workspace, Refusal Refusal) : WatchEvent(Workspace);
}

/// <summary>Why a watcher is told how things stand instead of what happened.</summary>
public static class WatchResetReason
{
    /// <summary>The cursor is none, is of another workspace, or went with an index that was lost.</summary>
    public const string UnknownCursor = "unknown_cursor";

    /// <summary>What happened since the cursor is more than the index keeps.</summary>
    public const string TooOld = "cursor_too_old";

    /// <summary>A journal is not the one it was: truncated, replaced, or begun anew.</summary>
    public const string JournalReplaced = "journal_replaced";
}
