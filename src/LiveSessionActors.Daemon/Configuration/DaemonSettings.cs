using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary><c>live-sessions.daemon</c>: the daemon as a process.</summary>
/// <param name="DrainTimeout">How long a stop waits for requests that are being answered.</param>
/// <param name="SelfCheckInterval">How often the daemon checks that its pipe is still its own.</param>
/// <param name="LogLevel">What is logged.</param>
internal sealed record DaemonSettings(TimeSpan DrainTimeout, TimeSpan SelfCheckInterval, LogLevel LogLevel)
{
    private static readonly TimeSpan SelfCheckIntervalMax = TimeSpan.FromMinutes(1);

    public static DaemonSettings Read(SettingsSection section) => new(
        section.Duration("drain-timeout"),
        section.Duration("self-check-interval", SelfCheckIntervalMax),
        section.Choice<LogLevel>("log-level"));
}
