using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Persistence;

namespace LiveSessionActors.Daemon;

/// <summary>The files of sessions without a daemon around them, written and read as a daemon would.</summary>
public static class SessionFilesOnly
{
    /// <summary>The files as the configuration has them.</summary>
    /// <param name="configurationFile">A HOCON file with what differs from the defaults, or null.</param>
    /// <exception cref="StartRefusedException">The configuration is wrong.</exception>
    public static SessionFiles Open(string? configurationFile = null) => DaemonConfiguration.Read(
        configurationFile, configuration => SessionFiles.With(JournalSettings.From(configuration)));
}
