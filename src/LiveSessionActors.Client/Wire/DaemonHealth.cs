namespace LiveSessionActors.Client.Wire;

/// <summary>What the daemon has open, and what is wrong.</summary>
/// <param name="Status"><c>ok</c>, or <c>failing</c> while one of the checks fails.</param>
/// <param name="Workspaces">The open workspaces.</param>
/// <param name="PoisonedSessions">Sessions that take no more appends because a flush failed.</param>
/// <param name="Checks">Each health check by its name, <c>ok</c> or <c>failing</c>; null from a daemon that tells none.</param>
public sealed record DaemonHealth(
    string Status,
    IReadOnlyList<string> Workspaces,
    IReadOnlyList<PoisonedSession> PoisonedSessions,
    IReadOnlyDictionary<string, string>? Checks);

/// <summary>A session that takes no more appends until the daemon is started again.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Id">Its id.</param>
public sealed record PoisonedSession(string Workspace, string Id);
