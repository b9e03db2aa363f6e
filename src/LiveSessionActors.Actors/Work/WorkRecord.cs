using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Work;

/// <summary>What the events say about a piece of work, whether its session is known to wait or not.</summary>
internal sealed class WorkRecord(WorkStanding standing)
{
    /// <summary>How it stands.</summary>
    public WorkStanding Standing { get; set; } = standing;

    /// <summary>When its lease runs out, on the queue's clock.</summary>
    public TimeSpan Deadline { get; set; }
}
