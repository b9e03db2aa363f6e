namespace LiveSessionActors.Sessions.Journals;

/// <summary>A look at many sessions of a workspace.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Sessions">
/// Which ones, in ordinal order; nobody in this process is to have them in memory.
/// </param>
/// <param name="Now">The time for entries that have none.</param>
/// <param name="MayWrite">Whether a snapshot file that is missing or out of date is written.</param>
/// <param name="AtOnce">At most so many journals are read at the same time.</param>
/// <param name="Patience">So long nothing more may be found before the look ends.</param>
/// <param name="KeepBytesMax">
/// So much of what is found is kept in memory for the next look, which then reads only what has changed.
/// </param>
public sealed record GlanceQuery(
    Workspace Workspace,
    IReadOnlyList<SessionId> Sessions,
    DateTimeOffset Now,
    bool MayWrite,
    int AtOnce,
    TimeSpan Patience,
    long KeepBytesMax);
