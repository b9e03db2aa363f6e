using System.Collections.Immutable;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Some lines of a journal behind a place, and the place behind them.</summary>
internal sealed class JournalPiece
{
    private readonly ImmutableArray<JournalLine>.Builder _lines = ImmutableArray.CreateBuilder<JournalLine>();
    private readonly JournalReader _reader;
    private readonly LostEntries _lost;
    private long _offset;
    private int _terminated;
    private LineMark _mark;

    /// <summary>Reads from <paramref name="from"/> on, about as many bytes as a piece has.</summary>
    public JournalPiece(SessionFile session, JournalReader reader, FilePosition from)
    {
        (_reader, _lost) = (reader, new LostEntries(session.Session));
        (_offset, _terminated, _mark) = (from.Offset, from.LineCount, from.Mark);
        using var scanner = new LineScanner(reader, from.Offset, session.Setting.Settings);
        while (scanner.Offset - from.Offset < session.Setting.Settings.PieceBytes && scanner.MoveNext())
            Add(scanner);
        session.SalvageSuspected |= _lost.Any;
        End = scanner.Offset;
    }

    /// <summary>How far it was read.</summary>
    public long End { get; }

    /// <summary>Bytes of the unterminated last line.</summary>
    public long Tail { get; private set; }

    /// <summary>Whether the last line is one that might be finished yet.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>What was read.</summary>
    public JournalTail ToTail(bool replaced, long tailSince)
    {
        var position = new FilePosition(_reader.Place, _reader.Look)
        {
            Offset = _offset,
            LineCount = _terminated,
            Mark = _mark,
            Tail = Tail,
            TailSince = tailSince,
        };
        return new JournalTail(replaced, _lines.DrainToImmutable(), position, End < _reader.Size);
    }

    private void Add(LineScanner scanner)
    {
        var line = scanner.ToLine(_terminated + 1);
        _lines.Add(line);
        _lost.See(scanner, line.Problem is not null);
        if (scanner.Terminated)
            (_offset, _mark, _terminated) = (scanner.Offset, scanner.Mark, _terminated + 1);
        else
            (Tail, Unfinished) = (scanner.Length, line.Problem is not null && !scanner.TooLong);
    }
}
