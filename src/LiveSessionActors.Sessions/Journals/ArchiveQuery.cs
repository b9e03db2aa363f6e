namespace LiveSessionActors.Sessions.Journals;

/// <summary>Which sessions of a workspace go into its archive: those that are over, and have been for so long.</summary>
/// <param name="Workspace">The workspace, open.</param>
/// <param name="Only">Only this session, or all.</param>
/// <param name="OlderThan">How long ago their last entry must have been written at least.</param>
/// <param name="Now">The time of day.</param>
/// <param name="DryRun">Whether it is only to be said what would be done.</param>
public sealed record ArchiveQuery(
    Workspace Workspace, SessionId? Only, TimeSpan OlderThan, DateTimeOffset Now, bool DryRun);
