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
        using var reader = JournalReader.Open(calls, JournalPlace.Primary, session.Paths);
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
        var start = last is not null && PointProof.Of(last, reader, settings.PieceBytes) is { } position
            ? new ProvedPoint(last, position)
            : null;
        if (start is null)
            reader.Hash = new XxHash64();
        using var fold = new JournalFold(session, reader, start, PointFile.NoTime);
        using var scanner = new LineScanner(reader, fold.Position.Offset, settings);
        fold.Read(scanner);

        // Cut, or written to, while it was read.
        if (fold.Position.Offset != end)
            return false;
        return _file.Replace(new StoredPoint(
            end,
            PointText.DigitsOf(reader.Hash!),
            fold.Position.LineCount,
            fold.Position.Mark.Length,
            fold.SalvageSuspected,
            fold.State));
    }
}
