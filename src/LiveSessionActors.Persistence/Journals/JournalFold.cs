using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Makes a session of its journal's whole lines: each is applied where it was read and not kept. What comes behind the
/// last newline is left to others.
/// </summary>
internal sealed class JournalFold : IDisposable
{
    private readonly SessionFold _fold;
    private readonly LostEntries _lost;
    private readonly bool _suspectedBefore;

    /// <summary>Begins behind a recovery point that was proved, or else with the first line.</summary>
    /// <param name="session">Which session.</param>
    /// <param name="reader">Its journal.</param>
    /// <param name="start">The recovery point and the place behind it, or null.</param>
    /// <param name="now">The time of entries that have none.</param>
    public JournalFold(SessionFile session, JournalReader reader, ProvedPoint? start, DateTimeOffset now)
    {
        _lost = new LostEntries(session.Session);
        _fold = new SessionFold(start?.Point.State ?? session.Empty, now);
        Position = start?.Position ?? new FilePosition(reader.Place, reader.Look);
        _suspectedBefore = start?.Point.SalvageSuspected ?? false;
    }

    /// <summary>The session after the lines so far.</summary>
    public SessionState State => _fold.State;

    /// <summary>Behind the last of them.</summary>
    public FilePosition Position { get; private set; }

    /// <summary>Whether they may hold lost entries, with nothing newer behind these.</summary>
    public bool SalvageSuspected => _suspectedBefore || _lost.Any;

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
            _lost.See(scanner, isUnreadable: !scanner.ApplyTo(_fold, ++lines));
            offset = scanner.Offset;
            // Of the last line, which may be any behind which there is none in memory.
            if (!scanner.HasNext || offset >= bytesMax)
                mark = scanner.Mark;
        }

        Position = Position.Behind(offset, lines, mark);
        return isOpen;
    }

    /// <summary>Hears of a last line without a newline, which is not applied.</summary>
    public void See(LineScanner scanner, JournalLine open) => _lost.See(scanner, open.Problem is not null);

    /// <inheritdoc/>
    public void Dispose() => _fold.Dispose();
}
