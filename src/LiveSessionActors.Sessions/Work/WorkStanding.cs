namespace LiveSessionActors.Sessions.Work;

/// <summary>How a piece of work stands after its events.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Line">The line that its pending event came from.</param>
public sealed record WorkStanding(string Session, LineIdentity Line)
{
    /// <summary>How often it has been leased.</summary>
    public int Attempts { get; init; }

    /// <summary>How often its lease ran out since it was last revived.</summary>
    public int RunOuts { get; init; }

    /// <summary>Whether it is dead-lettered.</summary>
    public bool IsDead { get; init; }

    /// <summary>Its last lease, or null.</summary>
    public LeaseGrant? Lease { get; init; }

    /// <summary>Whether that lease is held.</summary>
    public bool IsLeased { get; init; }

    /// <summary>How it stands after one more event.</summary>
    public WorkStanding Apply(WorkEvent happened) => happened switch
    {
        WorkEvent.Leased leased => this with
        {
            Attempts = leased.Attempt,
            IsLeased = true,
            Lease = new LeaseGrant(leased.Lease, leased.Worker, leased.ExpiresAt, leased.LeaseFor),
        },
        WorkEvent.LeaseEnded => this with { IsLeased = false },
        WorkEvent.RanOut ranOut => this with { IsLeased = false, RunOuts = RunOuts + 1, IsDead = ranOut.IsDead },
        WorkEvent.Revived => this with { IsDead = false, RunOuts = 0 },
        _ => throw new ArgumentException($"{happened.GetType()} does not happen to work.", nameof(happened)),
    };
}

/// <summary>A lease that was given.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Worker">Who got it.</param>
/// <param name="ExpiresAt">When it runs out, on the wall clock.</param>
/// <param name="LeaseFor">How long it was given for.</param>
public sealed record LeaseGrant(string Id, string Worker, DateTimeOffset ExpiresAt, TimeSpan LeaseFor)
{
    /// <summary>
    /// How long it lasts yet: never longer than it was given for, whatever was done to the clock since.
    /// </summary>
    public TimeSpan Remaining(DateTimeOffset wallClock)
    {
        var remaining = ExpiresAt - wallClock;
        return remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining > LeaseFor ? LeaseFor : remaining;
    }
}
