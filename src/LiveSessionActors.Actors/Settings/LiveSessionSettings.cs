using Akka.Configuration;

namespace LiveSessionActors.Actors.Settings;

/// <summary>The actors' settings, bound once at start.</summary>
/// <param name="Sessions">Those of a session.</param>
/// <param name="Workspaces">Those of a workspace.</param>
/// <param name="Work">Those of handing out work.</param>
/// <param name="Watch">Those of watching changes.</param>
public sealed record LiveSessionSettings(
    SessionSettings Sessions, WorkspaceSettings Workspaces, WorkSettings Work, WatchSettings Watch)
{
    /// <summary>Whether the <c>token</c> of events stays out of the journal.</summary>
    public bool RedactToken { get; init; }

    /// <summary>When sessions that are over are archived.</summary>
    public RetentionSettings Retention { get; init; } = new(null, Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Reads <c>live-sessions.sessions</c>, <c>.workspaces</c>, <c>.work</c>, <c>.watch</c>, <c>.retention</c> and
    /// <c>.journal.redact-token</c>.
    /// </summary>
    /// <exception cref="SettingsException">
    /// A key is missing, unknown or has a value that makes no sense, by itself or beside another.
    /// </exception>
    public static LiveSessionSettings Read(Config config)
    {
        var settings = ReadEach(config);
        var (idleClose, work) = (settings.Workspaces.IdleClose, settings.Work);
        SettingsPair.RequireAsLong(
            "workspaces.idle-close", idleClose, "work.lease-max", work.LeaseMax, "it would close under a lease");
        SettingsPair.RequireAsLong(
            "workspaces.idle-close", idleClose, "work.wait-max", work.WaitMax, "it would close under a wait");
        SettingsPair.RequireAsLong(
            "work.lease-max", work.LeaseMax, "work.lease-default", work.LeaseDefault, "no lease may last so long");
        return settings;
    }

    private static LiveSessionSettings ReadEach(Config config) => new(
        SettingsSection.Read(config, "live-sessions.sessions", SessionSettings.Bind),
        SettingsSection.Read(config, "live-sessions.workspaces", WorkspaceSettings.Bind),
        SettingsSection.Read(config, "live-sessions.work", WorkSettings.Bind),
        SettingsSection.Read(config, "live-sessions.watch", WatchSettings.Bind))
    {
        Retention = SettingsSection.Read(config, "live-sessions.retention", RetentionSettings.Bind),
        RedactToken = SettingsSection.Flag(config, "live-sessions.journal", "redact-token"),
    };
}
