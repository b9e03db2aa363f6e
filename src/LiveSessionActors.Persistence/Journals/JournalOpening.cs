using LiveSessionActors.Persistence.Archiving;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>A journal opened for appending.</summary>
/// <param name="Handle">The open file.</param>
/// <param name="Look">What it was when it was opened.</param>
internal readonly record struct OpenJournal(nint Handle, FileLook Look);

/// <summary>Opens a journal for appending, if it is still what the writer derived its entries from.</summary>
internal static class JournalOpening
{
    /// <summary>
    /// Opens the journal that <paramref name="place"/> is the end of: creates it when there was none, moves it out of the
    /// archive when it was there. Null when the journal is another one by now, or in its legacy place yet.
    /// </summary>
    /// <exception cref="SessionException">It cannot be opened.</exception>
    public static OpenJournal? Open(SessionFile session, FilePosition place)
    {
        var calls = session.Setting.Calls;
        var error = calls.OpenFile(session.Paths.Journal, OpenFor.Append, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            return place.Place switch
            {
                JournalPlace.None => Create(session, place),
                JournalPlace.Archived => Return(session, place),
                _ => null,
            };
        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
        return Checked(session, file, place, static (place, look) =>
            JournalLook.Shows(place, JournalPlace.Primary, look));
    }

    private static OpenJournal? Create(SessionFile session, FilePosition place)
    {
        var calls = session.Setting.Calls;
        // Else another journal of the session has come meanwhile, or perhaps has.
        if (!calls.IsMissing(session.Paths.ArchivedJournal) || !calls.IsMissing(session.Paths.LegacyJournal))
            return null;
        var error = calls.OpenFile(session.Paths.Journal, OpenFor.AppendNew, out var file);
        if (error.Kind == FileErrorKind.NotFound)
        {
            if (session.Guard.Restore() is { } refusal)
                throw new SessionException(refusal);
            error = calls.OpenFile(session.Paths.Journal, OpenFor.AppendNew, out file);
        }

        if (error.Kind == FileErrorKind.Exists)
            return null;
        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
        return Checked(session, file, place, static (_, look) => look.Size == 0);
    }

    private static OpenJournal? Return(SessionFile session, FilePosition place)
    {
        if (!JournalLook.IsUnchanged(session.Setting.Calls, session.Paths, place) || !ArchiveReturn.Make(session))
            return null;
        var error = session.Setting.Calls.OpenFile(session.Paths.Journal, OpenFor.Append, out var file);
        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
        return Checked(session, file, place, static (place, look) => look.Size == place.End);
    }

    private static OpenJournal? Checked(
        SessionFile session, nint file, FilePosition place, Func<FilePosition, FileLook, bool> accept)
    {
        var kept = false;
        try
        {
            var error = session.Setting.Calls.Look(file, out var look);
            if (error.Failed)
                throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
            if (look.Kind != FileKind.Regular)
                throw FileRefusals.NoFile(session.Paths.Journal);
            if (accept(place, look))
            {
                FlushName(session, look);
                kept = true;
            }

            return kept ? new OpenJournal(file, look) : null;
        }
        finally
        {
            if (!kept)
                session.Setting.Calls.Close(file);
        }
    }

    /// <summary>
    /// A file survives a power cut only if its name does, and whoever made it may have died before that was on disk.
    /// </summary>
    /// <exception cref="SessionException">The name may not be on disk.</exception>
    public static void FlushName(SessionFile session, FileLook file)
    {
        if (session.Setting.Settings.Durability != Durability.Fsync || session.Named == file.Identity)
            return;
        var directory = session.Paths.Workspace.Sessions;
        var error = session.Setting.Calls.FlushDirectory(directory);
        // Where the directory is not there to be flushed, no flush has failed.
        if (error.Kind is FileErrorKind.Symlink or FileErrorKind.NotFound or FileErrorKind.TooManyOpen)
            throw new SessionException(FileRefusals.Unwritable(directory, error));
        if (error.Failed)
            throw new SessionException(session.Poison(error));
        session.Named = file.Identity;
    }
}
