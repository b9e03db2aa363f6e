using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon;

/// <summary>What a daemon is started with, as its command line says.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Workspace">The workspace of requests that name none, an absolute path; null to refuse those.</param>
/// <param name="ConfigurationFile">A HOCON file with what differs from the defaults, or null.</param>
/// <param name="LogFile">The file it logs to, or null for the console.</param>
public sealed record DaemonOptions(
    BridgeAddress Address, string? Workspace, string? ConfigurationFile = null, LogFile? LogFile = null);
