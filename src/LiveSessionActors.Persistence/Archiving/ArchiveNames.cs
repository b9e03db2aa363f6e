using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// The names of a session's journals in the archive: the last one has the session's, older ones a number. Whatever is
/// renamed here has its new name before it loses the old one, also when the power fails.
/// </summary>
internal sealed class ArchiveNames(FileSetting setting, SessionPaths paths)
{
    private readonly IFileCalls _calls = setting.Calls;

    /// <summary>Makes the directory, and the session's name in it free.</summary>
    /// <exception cref="SessionException">That cannot be.</exception>
    public void Free()
    {
        Lay();
        Settle();
        if (Look(paths.ArchivedJournal) is not { Kind: not FileKind.Missing } taken)
            return;

        // A second name of the same file is left behind by a process that died while it brought the journal back.
        if (taken.Identity == Look(paths.Journal).Identity)
            Must(_calls.Unlink(paths.ArchivedJournal), paths.ArchivedJournal);
        else
            Carry(paths.ArchivedJournal, Numbered());
    }

    /// <summary>
    /// Takes the name away that a journal had besides the others while it was moved. Where it has no other, because a
    /// process died or the power failed meanwhile, it gets one in the archive.
    /// </summary>
    /// <exception cref="SessionException">That cannot be.</exception>
    public void Settle()
    {
        if (Look(paths.MovingJournal) is not { Kind: not FileKind.Missing } moving)
            return;

        var (live, archived) = (Look(paths.Journal), Look(paths.ArchivedJournal));
        if (moving.Identity == live.Identity || moving.Identity == archived.Identity)
            Must(_calls.Unlink(paths.MovingJournal), paths.MovingJournal);
        else if (Lay())
            Carry(paths.MovingJournal, archived.Kind == FileKind.Missing ? paths.ArchivedJournal : Numbered());
    }

    /// <summary>Gives a file a name that is free, and then takes the old one away.</summary>
    /// <returns>False when there is no such file, or the name is taken.</returns>
    /// <exception cref="SessionException">That cannot be.</exception>
    public bool Carry(string from, string to)
    {
        var error = _calls.Link(from, to);
        if (error.Kind is FileErrorKind.NotFound or FileErrorKind.Exists)
            return false;
        Must(error, to);
        Flush(Path.GetDirectoryName(to)!);
        Must(_calls.Unlink(from), from);
        return true;
    }

    /// <summary>Has the names in a directory survive a power cut, where what is written has to.</summary>
    /// <exception cref="SessionException">They could not be flushed.</exception>
    public void Flush(string directory)
    {
        if (setting.Settings.Durability == Durability.Fsync)
            Must(_calls.FlushDirectory(directory), directory);
    }

    /// <summary>What a path is.</summary>
    /// <exception cref="SessionException">It cannot be looked at.</exception>
    public FileLook Look(string path) =>
        _calls.Look(path, out var look) is { Failed: true } error ? throw FileRefusals.Unreadable(path, error) : look;

    /// <summary>Fails unless a call worked.</summary>
    /// <exception cref="SessionException">It did not.</exception>
    public static void Must(FileError error, string path)
    {
        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(path, error));
    }

    private bool Lay() => WorkspaceDirectories.LayArchive(setting, paths.Workspace) is { } refusal
        ? throw new SessionException(refusal)
        : true;

    private string Numbered()
    {
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(
                paths.Workspace.Archive,
                FormattableString.Invariant($"{paths.Session}.{number}") + WorkspacePaths.JournalExtension);
            if (Look(path).Kind == FileKind.Missing)
                return path;
        }
    }
}
