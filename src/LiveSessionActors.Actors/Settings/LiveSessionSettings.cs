using Akka.Configuration;

namespace LiveSessionActors.Actors.Settings;

/// <summary>The actors' settings, bound once at start.</summary>
/// <param name="Sessions">Those of a session.</param>
/// <param name="Workspaces">Those of a workspace.</param>
public sealed record LiveSessionSettings(SessionSettings Sessions, WorkspaceSettings Workspaces)
{
    /// <summary>Reads <c>live-sessions.sessions</c> and <c>live-sessions.workspaces</c>.</summary>
    /// <exception cref="SettingsException">A key is missing, unknown or has a value that makes no sense.</exception>
    public static LiveSessionSettings Read(Config config) => new(
        SettingsSection.Read(config, "live-sessions.sessions", SessionSettings.Bind),
        SettingsSection.Read(config, "live-sessions.workspaces", WorkspaceSettings.Bind));
}
