using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Watching;

/// <summary>How far a journal is known to its workspace's watchers. Immutable.</summary>
/// <param name="Last">The last line that is in the index.</param>
/// <param name="Position">The place behind it; the start when this process has not read up to it yet.</param>
/// <param name="State">The session after it, when it is at hand.</param>
internal sealed record WatchedJournal(KnownLine Last, JournalPosition Position, SessionState? State)
{
    /// <summary>Of a session that nothing is known of.</summary>
    public static WatchedJournal Unseen { get; } = new(default, JournalPosition.Start, null);
}
