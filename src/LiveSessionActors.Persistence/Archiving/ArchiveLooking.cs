using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// Looks at an archived journal once more: another program may have written to it when or after it was moved. If its
/// session is not over by that, it is brought back.
/// </summary>
internal sealed class ArchiveLooking(SessionFile session, ArchiveQuery query, ArchiveMemory memory)
    : FileWork<ArchiveFinding>
{
    private readonly IFileCalls _calls = session.Setting.Calls;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out ArchiveFinding result)
    {
        try
        {
            result = new ArchiveFinding(session.Session, Look());
        }
        catch (SessionException failure)
        {
            result = new ArchiveFinding(session.Session, ArchiveOutcome.Failed, failure.Refusal);
        }

        return TimeSpan.Zero;
    }

    private ArchiveOutcome Look()
    {
        using (var reader = JournalReader.Open(_calls, JournalPlace.Archived, session.Paths.ArchivedJournal))
        {
            if (reader is null)
                return ArchiveOutcome.Missing;
            if (JournalEnd.Of(session, reader, memory, query.Now).Rests)
                return ArchiveOutcome.AlreadyArchived;
        }

        return BringBack() ? ArchiveOutcome.CameBack : ArchiveOutcome.AlreadyArchived;
    }

    // Where somebody has begun another journal by then, this one is complete where it is.
    private bool BringBack()
    {
        if (session.Guard.Enter(session.Session) is { } refusal)
            throw new SessionException(refusal);
        try
        {
            return ArchiveReturn.Make(session);
        }
        finally
        {
            session.Guard.Leave();
        }
    }
}
