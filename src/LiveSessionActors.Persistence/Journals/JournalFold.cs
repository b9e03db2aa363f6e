using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Makes a session of its journal's whole lines: each is applied where it was read and not kept. What comes behind the
/// last newline is left to others.
/// </summary>
internal sealed class JournalFold
{
    private readonly SessionId _session;
    private readonly SessionFold _fold;

    /// <summary>Begins behind a recovery point that was proved, or else with the first line.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="reader">Its journal.</param>
    /// <param name="start">The recovery point and the place behind it, or null.</param>
    /// <param name="now">The time of entries that have none.</param>
    public JournalFold(SessionFile session, JournalReader reader, ProvedPoint? start, DateTimeOffset now)
    {
        _session = session.Session;
        _fold = new SessionFold(start?.Point.State ?? SessionState.Empty(session.Session), now);
        Position = start?.Position ?? new FilePosition(reader.Place, reader.Look);
        SalvageSuspected = start?.Point.SalvageSuspected ?? false;
    }

    /// <summary>The session after the lines so far.</summary>
    public SessionState State => _fold.State;

    /// <summary>Behind the last of them.</summary>
    public FilePosition Position { get; private set; }

    /// <summary>Whether one of them is unreadable and ends in a whole entry.</summary>
    public bool SalvageSuspected { get; private set; }

    /// <summary>
    /// Reads on, to the end or to the first line behind so many bytes. True when the scanner stands at a last line
    /// without a newline.
    /// </summary>
    public bool Read(LineScanner scanner, long bytesMax = long.MaxValue)
    {
        var (lines, offset, mark) = (Position.LineCount, Position.Offset, Position.Mark);
        var isOpen = false;
        while (offset < bytesMax && scanner.MoveNext())
        {
            isOpen = !scanner.Terminated;
            if (isOpen)
                break;
            if (!scanner.ApplyTo(_fold, ++lines))
                SalvageSuspected |= Salvage.IsSuspected(_session, scanner);
            offset = scanner.Offset;
            // Of the last line, which may be any behind which there is none in memory.
            if (!scanner.HasNext || offset >= bytesMax)
                mark = scanner.Mark;
        }

        Position = Position.Behind(offset, lines, mark);
        return isOpen;
    }
}
