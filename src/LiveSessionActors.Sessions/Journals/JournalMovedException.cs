namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// Others wrote to the journal since its writer last read it. The writer reads on from the position it knows, and,
/// unless its own entries are among what it then finds, writes them again with new sequence numbers.
/// </summary>
public sealed class JournalMovedException : Exception
{
    /// <summary>Says whether the writer's own entries are in the file nevertheless.</summary>
    public JournalMovedException(bool written)
        : base(written
            ? "The entries were written behind lines that another process had just appended."
            : "Another process appended to the journal, or replaced it; nothing was written.") => Written = written;

    /// <summary>
    /// The entries are in the file and flushed as configured, behind lines the writer does not know yet.
    /// </summary>
    public bool Written { get; }
}
