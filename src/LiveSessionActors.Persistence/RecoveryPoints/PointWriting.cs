using System.IO.Hashing;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>
/// Makes a recovery point of a journal's lines as they are on disk, and of nothing that is in memory: what is hashed is
/// what is applied. Goes on from the last point, when that fits.
/// </summary>
internal sealed class PointWriting(SessionFile session) : FileWork<bool>
{
    private const int StateBytesMin = 64 * 1024;
    private const int StateShare = 4;

    // Stands in for the time of entries that have none; a state that shows it is not written.
    private static readonly DateTimeOffset NoTime = DateTimeOffset.MinValue;

    private readonly PointFile _file = new(session);

    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        try
        {
            result = Make();
        }
        catch (SessionException)
        {
            // The journal cannot be read; who needs it says so.
            result = false;
        }
        finally
        {
            session.Points.End();
        }

        return TimeSpan.Zero;
    }

    private bool Make()
    {
        var calls = session.Setting.Calls;
        using var reader = JournalReader.Open(calls, JournalPlace.Primary, session.Paths.Journal);
        if (reader is null)
            return false;
        // Whatever comes of it, the next one is due when the journal has grown from here.
        var last = _file.Read();
        if (last is not null && !session.Points.IsDue(reader.Size, last.Bytes))
        {
            session.Points.Made(last.Bytes);
            return false;
        }

        session.Points.Made(reader.Size);
        return LastLine.EndIn(reader) is > 0 and var end && Write(reader, end, last);
    }

    private bool Write(JournalReader reader, long end, StoredPoint? last)
    {
        reader.EndAt(end);
        var settings = session.Setting.Settings;
        var start = last is null ? null : PointProof.Of(last, reader, settings.PieceBytes);
        if (start is null)
            reader.Hash = new XxHash128();
        using var scanner = new LineScanner(reader, start?.Offset ?? 0, settings);
        var state = start is null ? SessionState.Empty(session.Session) : last!.State;
        var suspected = start is not null && last!.SalvageSuspected;
        var lines = start?.LineCount ?? 0;
        while (scanner.MoveNext())
        {
            var line = scanner.ToLine(++lines);
            state = state.Apply(line, NoTime);
            suspected |= Salvage.IsSuspected(session, scanner, line);
        }

        // Cut, or written to, while it was read.
        if (scanner.Offset != end || !scanner.Terminated || SessionStateText.Write(state, NoTime) is not { } text)
            return false;
        var prefix = reader.Hash!.GetCurrentHashAsUInt128();
        var point = new StoredPoint(end, prefix, lines, scanner.Mark.Length, suspected, state);
        return text.Length <= Math.Max(StateBytesMin, Math.Min(end / StateShare, PointFile.BytesMax / 2))
            && _file.Replace(PointText.Write(session.Session, point, text));
    }
}
