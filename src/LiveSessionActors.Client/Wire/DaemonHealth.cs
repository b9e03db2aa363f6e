namespace LiveSessionActors.Client.Wire;

/// <summary>What the daemon has open, and what is wrong.</summary>
/// <param name="Status"><c>ok</c>, or <c>failing</c> when something is wrong.</param>
/// <param name="Workspaces">The open workspaces.</param>
/// <param name="PoisonedSessions">Sessions that take no more appends because a flush failed.</param>
/// <param name="ProgramRemoved">The files of the daemon's program were removed; it ends once it is idle.</param>
public sealed record DaemonHealth(
    string Status,
    IReadOnlyList<string> Workspaces,
    IReadOnlyList<PoisonedSession> PoisonedSessions,
    bool ProgramRemoved = false);

/// <summary>A session that takes no more appends until the daemon is started again.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Id">Its id.</param>
public sealed record PoisonedSession(string Workspace, string Id);
