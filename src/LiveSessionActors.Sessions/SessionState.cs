namespace LiveSessionActors.Sessions;

/// <summary>A session as its journal's lines make it: snapshot, next sequence number, unreadable lines. Immutable.</summary>
public sealed class SessionState
{
    /// <summary>The sequence number that the next entry gets.</summary>
    public double NextSeq => throw new NotImplementedException();

    /// <summary>The snapshot, with the events' own diagnostics first and the unreadable lines' after them.</summary>
    public SessionSnapshot Snapshot => throw new NotImplementedException();

    /// <summary>A session without entries.</summary>
    public static SessionState Empty(SessionId session) => throw new NotImplementedException();

    /// <summary>
    /// The state after one more line. Pure: <paramref name="now"/> stands in where an entry has no time of its own.
    /// An entry that cannot be computed with becomes a diagnostic, as an unreadable line does.
    /// </summary>
    public SessionState Apply(JournalLine line, DateTimeOffset now) => throw new NotImplementedException();
}
