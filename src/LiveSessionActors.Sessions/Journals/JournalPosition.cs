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
    /// Whether the journal is in its legacy place, where it is only read: it is copied before anything is appended.
    /// </summary>
    public virtual bool IsLegacy => false;

    /// <summary>
    /// Whether the same lines lie before both, as far as their keeper can tell without looking at the file.
    /// </summary>
    public virtual bool IsSamePlace(JournalPosition other) => Lines == 0 && other.Lines == 0;

    private sealed record StartPosition : JournalPosition
    {
        public override int Lines => 0;
    }
}
