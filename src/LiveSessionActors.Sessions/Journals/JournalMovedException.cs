namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// Others wrote to the journal since its writer last read it. The writer reads on from the position it knows, and
/// writes those of its entries that are not among what it then finds again, with new sequence numbers.
/// </summary>
public sealed class JournalMovedException : Exception
{
    /// <summary>Says whether the writer's own entries may be in the file nevertheless.</summary>
    public JournalMovedException(bool written)
        : base(written
            ? "The entries were written behind or around lines that another process had just appended."
            : "Another process appended to the journal, or replaced it; nothing was written.") => Written = written;

    /// <summary>
    /// Entries are in the file and flushed as configured, among lines the writer does not know yet: all of them, unless
    /// the system had cut the write in parts, or somebody's unfinished line came directly before one of them.
    /// </summary>
    public bool Written { get; }
}
