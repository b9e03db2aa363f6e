namespace LiveSessionActors.Sessions.Work;

/// <summary>
/// What happened to a piece of work, which is the pending event of a session: the events of a workspace's queue. Plain
/// values, so that every journal of Akka.Persistence can store them.
/// </summary>
/// <param name="Session">The session's id.</param>
/// <param name="Line">The line that its pending event came from.</param>
public abstract record WorkEvent(string Session, LineIdentity Line)
{
    /// <summary>The work was leased, or its lease was extended.</summary>
    /// <param name="Session">The session's id.</param>
    /// <param name="Line">The line that its pending event came from.</param>
    /// <param name="Lease">The lease's id.</param>
    /// <param name="Worker">Who has it.</param>
    /// <param name="ExpiresAt">When it runs out, on the wall clock.</param>
    /// <param name="LeaseFor">How long it was given for.</param>
    /// <param name="Attempt">How often the work has been leased.</param>
    public sealed record Leased(
        string Session,
        LineIdentity Line,
        string Lease,
        string Worker,
        DateTimeOffset ExpiresAt,
        TimeSpan LeaseFor,
        int Attempt)
        : WorkEvent(Session, Line);

    /// <summary>The lease was given back, or the work was answered under it.</summary>
    public sealed record LeaseEnded(string Session, LineIdentity Line) : WorkEvent(Session, Line);

    /// <summary>The lease ran out.</summary>
    /// <param name="Session">The session's id.</param>
    /// <param name="Line">The line that its pending event came from.</param>
    /// <param name="IsDead">It did so once too often: the work is dead-lettered.</param>
    public sealed record RanOut(string Session, LineIdentity Line, bool IsDead) : WorkEvent(Session, Line);

    /// <summary>Dead-lettered work was put back into the queue.</summary>
    public sealed record Revived(string Session, LineIdentity Line) : WorkEvent(Session, Line);
}
