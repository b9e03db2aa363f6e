using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Looks whether a journal is as it was last seen, by its size and times alone.</summary>
internal static class JournalLook
{
    /// <summary>Whether there is nothing in the file that <paramref name="known"/> does not know.</summary>
    public static bool Shows(FilePosition known, JournalPlace place, FileLook look) =>
        known.Place == place && known.Look == look && known.End == look.Size;

    /// <summary>
    /// The same for whichever journal there is now. False also when looking fails: reading then says what is wrong.
    /// </summary>
    public static bool IsUnchanged(IFileCalls calls, SessionPaths paths, FilePosition known) =>
        known.End == known.Look.Size && IsUnchanged(calls, paths, known.Place, known.Look);

    /// <summary>The same for a file that was known to its end when it was seen.</summary>
    public static bool IsUnchanged(IFileCalls calls, SessionPaths paths, JournalPlace place, FileLook seen)
    {
        if (place == JournalPlace.Primary && !calls.LookAgain(paths.Journal, out var look).Failed && look == seen)
            return true;
        if (calls.Look(paths.Journal, out look).Failed)
            return false;
        if (look.Kind != FileKind.Missing)
            return place == JournalPlace.Primary && look == seen;
        if (place == JournalPlace.Primary || calls.Look(paths.ArchivedJournal, out look).Failed)
            return false;
        if (look.Kind != FileKind.Missing)
            return place == JournalPlace.Archived && look == seen;
        if (place == JournalPlace.Archived || calls.Look(paths.LegacyJournal, out look).Failed)
            return false;
        return look.Kind == FileKind.Missing
            ? place == JournalPlace.None
            : place == JournalPlace.Legacy && look == seen;
    }
}
