using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// Looks at an archived journal once more: another program may have written to it when or after it was moved. If its
/// session is not over by that, it is brought back.
/// </summary>
internal sealed class ArchiveLooking(SessionFile session, ArchiveQuery query, ArchiveMemory memory)
    : ArchiveWork(session)
{
    /// <inheritdoc/>
    protected override ArchiveOutcome Find()
    {
        using (var reader =
            JournalReader.Open(Session.Setting.Calls, JournalPlace.Archived, Session.Paths))
        {
            if (reader is null)
                return ArchiveOutcome.Missing;
            if (JournalEnd.Of(Session, reader, memory, query.Now).Rests)
                return ArchiveOutcome.AlreadyArchived;
        }

        // Where somebody has begun another journal by then, this one is complete where it is.
        return Guarded(() => ArchiveReturn.Make(Session) ? ArchiveOutcome.CameBack : ArchiveOutcome.AlreadyArchived);
    }
}
