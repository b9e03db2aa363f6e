using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary><c>live-sessions.daemon</c>: the daemon as a process.</summary>
/// <param name="DrainTimeout">How long a stop waits for requests that are being answered.</param>
/// <param name="SelfCheckInterval">How often the daemon checks that its pipe is still its own.</param>
/// <param name="IdleExit">How long nobody has used it when it ends by itself.</param>
/// <param name="CollectAfter">So many bytes of garbage are worth giving back to the system.</param>
/// <param name="LogLevel">What is logged.</param>
/// <param name="LogFileBytesMax">The size from which on another log file is begun.</param>
/// <param name="LogFilesMax">How many log files are kept.</param>
/// <param name="LogQueueMax">How many entries may wait to be logged.</param>
internal sealed record DaemonSettings(
    TimeSpan DrainTimeout,
    TimeSpan SelfCheckInterval,
    TimeSpan IdleExit,
    long CollectAfter,
    LogLevel LogLevel,
    long LogFileBytesMax,
    int LogFilesMax,
    int LogQueueMax)
{
    public const string Section = "live-sessions.daemon";

    public static DaemonSettings Bind(SettingsSection section) => new(
        section.Duration("drain-timeout"),
        section.Duration("self-check-interval"),
        section.Duration("idle-exit"),
        section.Bytes("collect-after"),
        LevelOf(section.Text("log-level")),
        section.Bytes("log-file-bytes-max"),
        section.Count("log-files-max"),
        section.Count("log-queue-max"));

    private static LogLevel LevelOf(string text) => LogThreshold.LevelOf(text) ?? throw new SettingsException(
        $"The setting {Section}.log-level is '{text}'; it is one of {string.Join(", ", LogThreshold.Names)}.");
}
