using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>Work on one session for the archive: what goes wrong is told of that session, and others go on.</summary>
internal abstract class ArchiveWork(SessionFile session) : FileWork<ArchiveFinding>
{
    /// <summary>The session's files.</summary>
    protected SessionFile Session { get; } = session;

    /// <inheritdoc/>
    protected sealed override TimeSpan Advance(out ArchiveFinding result)
    {
        try
        {
            result = new ArchiveFinding(Session.Session, Find());
        }
        catch (SessionException failure)
        {
            result = new ArchiveFinding(Session.Session, ArchiveOutcome.Failed, failure.Refusal);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Does it, and says what became of the session.</summary>
    /// <exception cref="SessionException">It could not be done.</exception>
    protected abstract ArchiveOutcome Find();

    /// <summary>Does what changes files, while the workspace may be written.</summary>
    /// <exception cref="SessionException">It may not, or the change could not be made.</exception>
    protected ArchiveOutcome Guarded(Func<ArchiveOutcome> change)
    {
        if (Session.Guard.Enter(Session.Session) is { } refusal)
            throw new SessionException(refusal);
        try
        {
            return change();
        }
        finally
        {
            Session.Guard.Leave();
        }
    }
}
