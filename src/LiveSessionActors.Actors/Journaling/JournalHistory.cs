using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>A session as it stood earlier: its journal read anew, so that memory holds nothing for it.</summary>
internal static class JournalHistory
{
    /// <summary>The first entry that is <paramref name="wanted"/>, and the state right after it, or null.</summary>
    public static async Task<(JournalEntry Entry, SessionState After)?> FindAsync(
        ISharedJournal journal, DerivedSession derived, Predicate<JournalEntry> wanted, TimeProvider time)
    {
        (JournalEntry, SessionState)? found = null;
        JournalTail tail;
        do
        {
            tail = await journal.ReadAsync(derived.Position, CancellationToken.None).ConfigureAwait(false);
            derived = derived.Take(tail, time.GetUtcNow(), Match);
        }
        while (tail.More && found is null);

        return found;

        void Match(JournalEntry entry, SessionState after)
        {
            if (found is null && wanted(entry))
                found = (entry, after);
        }
    }
}
