using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Flushes what a journal holds, whoever wrote it: a process may have died between writing an entry and flushing it.
/// Like an append it is refused after a flush that failed.
/// </summary>
internal sealed class JournalFlushing(SessionFile session) : FileWork<bool>
{
    private readonly IFileCalls _calls = session.Setting.Calls;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = session.Setting.Settings.Durability == Durability.Fsync;
        if (!result)
            return TimeSpan.Zero;
        if (session.Guard.Enter(session.Session) is { } refusal)
            throw new SessionException(refusal);
        try
        {
            result = Flush();
            return TimeSpan.Zero;
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private bool Flush()
    {
        var error = _calls.OpenFile(session.Paths.Journal, OpenFor.Append, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            return false;
        if (error.Failed)
            throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, error));
        try
        {
            if (_calls.Look(file, out var look) is { Failed: true } unseen)
                throw new SessionException(FileRefusals.Unwritable(session.Paths.Journal, unseen));
            if (_calls.FlushFile(file) is { Failed: true } unflushed)
                throw new SessionException(session.Poison(unflushed));
            JournalOpening.FlushName(session, look);
            return true;
        }
        finally
        {
            _calls.Close(file);
        }
    }
}
