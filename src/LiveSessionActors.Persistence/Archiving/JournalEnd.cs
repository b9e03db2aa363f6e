using System.Globalization;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>How a journal ends, as far as the archive depends on it.</summary>
/// <param name="IsOver">Whether its session is completed or discarded.</param>
/// <param name="IsFinished">Whether its last line has its newline, and it has lost nothing that may come back.</param>
/// <param name="At">When its last entry was written; null when that does not say so.</param>
internal readonly record struct JournalEnd(bool IsOver, bool IsFinished, DateTimeOffset? At)
{
    /// <summary>Whether it may be, and stay, in the archive.</summary>
    public bool Rests => IsOver && IsFinished;

    /// <summary>The end of a journal that is open for reading, or what is remembered of it.</summary>
    /// <exception cref="SessionException">It cannot be read.</exception>
    public static JournalEnd Of(SessionFile session, JournalReader reader, ArchiveMemory memory, DateTimeOffset now) =>
        memory.Of(session.Session, reader.Look)
        ?? memory.Note(session.Session, reader.Look, Read(session, reader, now));

    /// <summary>What an archive that takes sessions by this rule does with it.</summary>
    public ArchiveOutcome OutcomeBy(ArchiveQuery query) =>
        !IsFinished ? ArchiveOutcome.Unfinished
        : !IsOver ? ArchiveOutcome.Active
        : query.OlderThan > TimeSpan.Zero && !(query.Now - At >= query.OlderThan) ? ArchiveOutcome.Recent
        : ArchiveOutcome.Archived;

    private static JournalEnd Read(SessionFile session, JournalReader reader, DateTimeOffset now)
    {
        var (state, lines, finished) = (session.Empty, 0, true);
        var lost = new LostEntries(session.Session);
        using var scanner = new LineScanner(reader, 0, session.Setting.Settings);
        while (scanner.MoveNext())
        {
            var line = scanner.ToLine(++lines);
            state = state.Apply(line, now);
            lost.See(scanner, line.Problem is not null);
            finished = scanner.Terminated;
        }

        finished &= !lost.Any || Salvage.Find(session, reader).Count == 0;
        return new JournalEnd(state.Snapshot.Completed, finished, TimeOf(state.Snapshot.UpdatedAt));
    }

    private static DateTimeOffset? TimeOf(JsValue updatedAt) =>
        updatedAt is JsString { Value: var text }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
