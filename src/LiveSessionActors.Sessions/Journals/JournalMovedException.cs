namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// Others wrote to the journal since its writer last read it: nothing was written. The writer reads on from the position
/// it knows, and tries again with new sequence numbers.
/// </summary>
public sealed class JournalMovedException()
    : Exception("Another process appended to the journal, or replaced it; nothing was written.");
