using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Makes what a recovery begins with: the session after all whole lines of its journal, so that hardly any is left to
/// be replayed one by one. Never fails: what is wrong with a journal is said by who reads it next.
/// </summary>
internal sealed class RecoveryFolding(SessionFile session) : FileWork<SessionState?>(continueInline: true)
{
    // Akka.Persistence waits half a minute for this, and as long again for each line that it replays itself.
    private const long BytesMax = 1L << 30;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out SessionState? result)
    {
        session.RecoveryStart = session.End = null;
        try
        {
            using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
            result = reader is null ? null : Fold(reader);
        }
        catch (SessionException)
        {
            // The replay that follows meets the same and says so.
            result = null;
        }

        return TimeSpan.Zero;
    }

    private SessionState? Fold(JournalReader reader)
    {
        var start = ProvedPoint.Find(session, reader);
        reader.Hash = null;
        using var fold = new JournalFold(session, reader, start, session.Setting.Time.GetUtcNow());
        using var scanner = new LineScanner(reader, fold.Position.Offset, session.Setting.Settings);
        fold.Read(scanner, fold.Position.Offset + BytesMax);
        session.SalvageSuspected |= fold.SalvageSuspected;
        session.Points.Reached(fold.Position.Offset);
        if (fold.Position.LineCount == 0)
            return null;
        session.RecoveryStart = session.End = fold.Position;
        return fold.State;
    }
}
