namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// A place in a journal behind a whole line, and whatever the journal's keeper needs to recognise the file again.
/// Opaque to all but the keeper.
/// </summary>
public abstract record JournalPosition
{
    /// <summary>Before the first line of whichever file there is.</summary>
    public static JournalPosition Start { get; } = new StartPosition();

    /// <summary>How many lines lie before this place, blank ones included.</summary>
    public abstract int Lines { get; }

    /// <summary>Whether there is a journal, an empty one included, as far as its keeper has looked.</summary>
    public virtual bool HasJournal => Lines > 0;

    /// <summary>
    /// Whether entries that were written here are in the journal behind, or among, lines of others that had come first. The
    /// writer reads on from here, and finds its own: all of them, unless the system had cut the write in parts, or
    /// somebody's unfinished line came directly before one of them.
    /// </summary>
    public virtual bool IsOvertaken => false;

    /// <summary>The place behind <paramref name="entries"/>, once they are written here.</summary>
    public abstract JournalPosition After(IReadOnlyList<JournalEntry> entries);

    /// <summary>
    /// Whether the same lines lie before both, as far as their keeper can tell without looking at the file.
    /// </summary>
    public virtual bool IsSamePlace(JournalPosition other) => Lines == 0 && other.Lines == 0;

    private sealed record StartPosition : JournalPosition
    {
        public override int Lines => 0;

        public override JournalPosition After(IReadOnlyList<JournalEntry> entries) =>
            throw new InvalidOperationException("Nothing is written before the journal has been read.");
    }
}
