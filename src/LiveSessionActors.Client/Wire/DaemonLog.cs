namespace LiveSessionActors.Client.Wire;

/// <summary>What the daemon logs, and where.</summary>
/// <param name="Level">The least level: trace, debug, information, warning, error or none.</param>
/// <param name="File">The file, or null for the console that the daemon was started in.</param>
public sealed record DaemonLog(string Level, string? File);
