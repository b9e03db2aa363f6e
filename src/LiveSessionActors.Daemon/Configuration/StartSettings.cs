using Akka.Configuration;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Persistence;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary>All settings that a start reads.</summary>
/// <param name="Daemon">Those of the process.</param>
/// <param name="Bridge">Those of the bridge.</param>
/// <param name="Telemetry">Those of what is measured.</param>
/// <param name="Sessions">Those of the actors.</param>
/// <param name="Journal">Those of the files.</param>
internal sealed record StartSettings(
    DaemonSettings Daemon,
    BridgeSettings Bridge,
    TelemetrySettings Telemetry,
    LiveSessionSettings Sessions,
    JournalSettings Journal)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">
    /// One is missing, unknown or makes no sense, by itself or beside another.
    /// </exception>
    /// <exception cref="ConfigurationException">The same of those of the files.</exception>
    public static StartSettings Read(Config configuration)
    {
        var settings = ReadEach(configuration);
        SettingsPair.RequireAsLong(
            "daemon.idle-exit",
            settings.Daemon.IdleExit,
            "work.lease-max",
            settings.Sessions.Work.LeaseMax,
            "the daemon would end under a lease");
        SettingsPair.RequireAsLong(
            "bridge.list-timeout",
            settings.Bridge.ListTimeout,
            "workspaces.list-patience",
            settings.Sessions.Workspaces.ListPatience,
            "a list would be refused before it has given up");
        return settings;
    }

    private static StartSettings ReadEach(Config configuration) => new(
        SettingsSection.Read(configuration, DaemonSettings.Section, DaemonSettings.Bind),
        SettingsSection.Read(configuration, BridgeSettings.Section, BridgeSettings.Bind),
        SettingsSection.Read(configuration, TelemetrySettings.Section, TelemetrySettings.Bind),
        LiveSessionSettings.Read(configuration),
        JournalSettings.From(configuration));
}
