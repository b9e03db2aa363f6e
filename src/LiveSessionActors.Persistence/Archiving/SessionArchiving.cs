using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// Moves a session's journal into the archive, if the session is over. The file itself stays the same one: what another
/// program appends to it at that very moment is in it, wherever it is then. Reading and moving are one piece of the
/// session's work, so that no append of this process comes in between.
/// </summary>
internal sealed class SessionArchiving(SessionFile session, ArchiveQuery query, ArchiveMemory memory)
    : ArchiveWork(session)
{
    private readonly IFileCalls _calls = session.Setting.Calls;
    private readonly SessionPaths _paths = session.Paths;
    private readonly ArchiveNames _names = new(session.Setting, session.Paths);

    /// <inheritdoc/>
    protected override ArchiveOutcome Find()
    {
        FileLook look;
        using (var reader = JournalReader.Open(_calls, JournalPlace.Primary, _paths))
        {
            if (reader is null)
                return OutcomeOfMissing();
            var outcome = JournalEnd.Of(Session, reader, memory, query.Now).OutcomeBy(query);
            if (outcome != ArchiveOutcome.Archived)
                return outcome;
            look = reader.Look;
        }

        if (IsThere(_paths.LegacyJournal))
            return ArchiveOutcome.HasLegacyJournal;
        return query.DryRun ? ArchiveOutcome.Archived : Guarded(() => Move(look));
    }

    private ArchiveOutcome OutcomeOfMissing() =>
        IsThere(_paths.ArchivedJournal) ? ArchiveOutcome.AlreadyArchived
        : IsThere(_paths.LegacyJournal) ? ArchiveOutcome.HasLegacyJournal
        : ArchiveOutcome.Missing;

    // A second name first, and flushed: whatever becomes of the others, the file is not lost. Then one step in which
    // whatever has the journal's name gets the archive's: a file that another program has just put there is not lost
    // either. If it is not what was read, the look that follows finds it.
    private ArchiveOutcome Move(FileLook known)
    {
        _names.Free();
        ArchiveNames.Must(_calls.Link(_paths.Journal, _paths.MovingJournal), _paths.MovingJournal);
        _names.Flush(_paths.Workspace.Live);
        var isUnchanged = _names.Look(_paths.Journal) == known;
        if (isUnchanged)
        {
            ArchiveNames.Must(_calls.Rename(_paths.Journal, _paths.ArchivedJournal), _paths.ArchivedJournal);
            _names.Flush(_paths.Workspace.Archive);
            _names.Flush(_paths.Workspace.Sessions);
            Remove(_paths.Snapshot);
            Remove(_paths.Point);
        }

        _names.Settle();
        return isUnchanged ? ArchiveOutcome.Archived : ArchiveOutcome.CameBack;
    }

    private void Remove(string path)
    {
        var error = _calls.Unlink(path);
        if (error.Kind != FileErrorKind.NotFound)
            ArchiveNames.Must(error, path);
    }

    private bool IsThere(string path) => _names.Look(path).Kind != FileKind.Missing;
}
