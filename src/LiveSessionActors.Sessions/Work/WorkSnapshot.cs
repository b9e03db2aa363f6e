namespace LiveSessionActors.Sessions.Work;

/// <summary>A snapshot of a workspace's queue: how each piece of work that was ever leased stands.</summary>
/// <param name="Work">The pieces.</param>
public sealed record WorkSnapshot(IReadOnlyList<WorkStanding> Work);
