using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>
/// The recovery point of a session, if it fits the journal. Never fails: what is wrong with a journal is said by who
/// reads it next.
/// </summary>
internal sealed class PointLoading(SessionFile session) : FileWork<RecoveryPoint?>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out RecoveryPoint? result)
    {
        result = null;
        session.RecoveryStart = null;
        if (new PointFile(session).Read() is { } point)
            result = Prove(point);
        return TimeSpan.Zero;
    }

    private RecoveryPoint? Prove(StoredPoint point)
    {
        try
        {
            using var reader = JournalReader.Open(session.Setting.Calls, JournalPlace.Primary, session.Paths.Journal);
            if (reader is null || PointProof.Of(point, reader, session.Setting.Settings.PieceBytes) is not { } position)
                return null;
            session.RecoveryStart = position;
            session.Points.Made(point.Bytes);
            session.SalvageSuspected |= point.SalvageSuspected;
            return new RecoveryPoint(point.State, position);
        }
        catch (SessionException)
        {
            // The replay that follows meets the same and says so.
            return null;
        }
    }
}
