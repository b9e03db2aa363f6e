using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Gives every line of a journal, each with the place behind it.</summary>
internal sealed class Replaying(SessionFile session, long from, long to, long max, Action<long, ReplayedLine> replay)
    : FileWork<bool>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = true;
        var reading = session.Recovery;
        session.Recovery = null;
        if (reading?.Journal is { } journal)
        {
            using var scanner = new LineScanner(journal, session.Setting.Settings);
            Replay(scanner, new FilePosition(reading.Place, reading.Look) { TailSince = reading.TailSince });
            return TimeSpan.Zero;
        }

        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        if (reader is null)
            return TimeSpan.Zero;
        using var lines = new LineScanner(reader, 0, session.Setting.Settings);
        Replay(lines, new FilePosition(reader.Place, reader.Look) { TailSince = session.Setting.Time.GetTimestamp() });
        return TimeSpan.Zero;
    }

    private void Replay(LineScanner scanner, FilePosition position)
    {
        var given = 0L;
        for (var number = 1; number <= to && given < max && scanner.MoveNext(); number++)
        {
            position = scanner.Terminated
                ? position.Behind(scanner.Offset, number, scanner.Mark)
                : position with { Tail = scanner.Length };
            if (number < from)
                continue;
            var line = scanner.ToLine(number);
            Salvage.Watch(session, scanner, line);
            replay(number, new ReplayedLine(line, position));
            given++;
        }
    }
}
