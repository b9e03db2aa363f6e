using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>A session as its journal's lines make it so far, and where reading goes on. Immutable.</summary>
internal sealed class DerivedSession
{
    // A last line without a newline may still grow: it is applied to a state that is thrown away when it does.
    private readonly SessionState _settled;
    private readonly bool _hasOpenLine;
    private readonly SessionId _id;

    private DerivedSession(SessionId id, SessionState settled, JournalPosition position)
        : this(id, settled, position, settled, hasOpenLine: false)
    {
    }

    private DerivedSession(
        SessionId id, SessionState settled, JournalPosition position, SessionState state, bool hasOpenLine) =>
        (_id, _settled, Position, State, _hasOpenLine) = (id, settled, position, state, hasOpenLine);

    /// <summary>The session with all its lines, a last one without a newline included.</summary>
    public SessionState State { get; }

    /// <summary>The session with its whole lines only.</summary>
    public SessionState Settled => _settled;

    /// <summary>Behind the last whole line.</summary>
    public JournalPosition Position { get; }

    /// <summary>The last sequence number, 0 when there is none.</summary>
    public double LastSeq => State.NextSeq - 1;

    /// <summary>Whether the journal's keeper has said where it stands; nothing can be written before.</summary>
    public bool IsPlaced => !ReferenceEquals(Position, JournalPosition.Start);

    /// <summary>Whether there is a journal, an empty one included.</summary>
    public bool HasJournal => Position.HasJournal || _hasOpenLine;

    /// <summary>A session of which nothing is known.</summary>
    public static DerivedSession Unread(SessionId id, int diagnosticsMax = int.MaxValue) =>
        new(id, SessionState.Empty(id, diagnosticsMax), JournalPosition.Start);

    /// <summary>The number that the next line of its own gets, behind one without a newline, if there is one.</summary>
    public int NextLine => Position.Lines + (_hasOpenLine ? 2 : 1);

    /// <summary>A session as a snapshot has it.</summary>
    public static DerivedSession Of(SessionId id, SessionState state) => new(id, state, JournalPosition.Start);

    /// <summary>The session after one more replayed line.</summary>
    public DerivedSession Replay(JournalLine line, DateTimeOffset now) => Take(_settled, [line], Position, now, null);

    /// <summary>The same, with where reading goes on.</summary>
    public DerivedSession At(JournalPosition position) => new(_id, _settled, position, State, _hasOpenLine);

    /// <summary>The session after what a look at the journal found.</summary>
    /// <param name="tail">What was found.</param>
    /// <param name="now">The time for entries that have none.</param>
    /// <param name="seen">Hears of each whole entry and of the state right after it.</param>
    public DerivedSession Take(JournalTail tail, DateTimeOffset now, Action<JournalEntry, SessionState>? seen = null)
    {
        var nothingChanged = !tail.Replaced && tail.Lines.IsEmpty && tail.Position == Position;
        if (nothingChanged)
            return this;
        var from = tail.Replaced ? SessionState.Empty(_id, _settled.DiagnosticsMax) : _settled;
        return Take(from, tail.Lines.AsSpan(), tail.Position, now, seen);
    }

    /// <summary>The session after lines of its own were written behind <see cref="Position"/>.</summary>
    /// <param name="lines">The lines, in the order of the file.</param>
    /// <param name="position">Behind them.</param>
    /// <param name="now">The time for entries that have none.</param>
    /// <param name="seen">Hears of each entry and of the state right after it.</param>
    public DerivedSession Append(
        ReadOnlySpan<JournalLine> lines,
        JournalPosition position,
        DateTimeOffset now,
        Action<JournalEntry, SessionState> seen) =>
        // Writing behind a line without a newline first ends that line.
        Take(State, lines, position, now, seen);

    private DerivedSession Take(
        SessionState settled,
        ReadOnlySpan<JournalLine> lines,
        JournalPosition position,
        DateTimeOffset now,
        Action<JournalEntry, SessionState>? seen)
    {
        foreach (var line in lines)
        {
            var next = settled.Apply(line, now);
            if (!line.Terminated)
                return new DerivedSession(_id, settled, position, next, hasOpenLine: true);

            settled = next;
            if (line.Entry is { } entry)
                seen?.Invoke(entry, settled);
        }

        return new DerivedSession(_id, settled, position);
    }
}
