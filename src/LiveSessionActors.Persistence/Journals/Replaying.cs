using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Gives every line of a journal to a recovery.</summary>
internal sealed class Replaying(SessionFile session, long from, long to, long max, Action<JournalLine> replay)
    : FileWork<bool>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = true;
        var reading = session.Recovery;
        session.Recovery = null;
        var start = reading?.Start;
        if (reading?.Journal is { } journal)
        {
            using var scanner = new LineScanner(journal, start?.Offset ?? 0, session.Setting.Settings);
            Replay(scanner, Begin(start, reading.Place, reading.Look, reading.TailSince));
            return TimeSpan.Zero;
        }

        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        if (reader is null || (start is not null && !reader.Follows(start)))
            return TimeSpan.Zero;
        using var lines = new LineScanner(reader, start?.Offset ?? 0, session.Setting.Settings);
        Replay(lines, Begin(start, reader.Place, reader.Look, session.Setting.Time.GetTimestamp()));
        return TimeSpan.Zero;
    }

    private static FilePosition Begin(FilePosition? start, JournalPlace place, FileLook look, long tailSince)
    {
        var position = new FilePosition(place, look) { TailSince = tailSince };
        return start is null ? position : position.Behind(start.Offset, start.LineCount, start.Mark);
    }

    private void Replay(LineScanner scanner, FilePosition position)
    {
        var (given, lost) = (0L, new LostEntries(session.Session));
        for (var number = position.LineCount + 1; number <= to && given < max && scanner.MoveNext(); number++)
        {
            position = scanner.Terminated
                ? position.Behind(scanner.Offset, number, scanner.Mark)
                : position with { Tail = scanner.Length };
            if (number < from)
                continue;
            var line = scanner.ToLine(number);
            lost.See(scanner, line.Problem is not null);
            replay(line);
            given++;
        }

        session.SalvageSuspected |= lost.Any;
        session.End = position;
    }
}
