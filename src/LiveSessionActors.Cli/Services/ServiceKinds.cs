using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>The kind of service that this platform has.</summary>
internal static class ServiceKinds
{
    /// <summary>It, with the user's directories.</summary>
    /// <exception cref="DaemonException">The user has no home.</exception>
    public static IServiceKind OfThisPlatform()
    {
        if (OperatingSystem.IsWindows())
            return new WindowsUserService();
        return OperatingSystem.IsMacOS()
            ? new LaunchdAgent(Path.Combine(Home(), "Library", "LaunchAgents"), UnixUser.Current)
            : new SystemdUnits(Path.Combine(Configuration(), "systemd", "user"));
    }

    /// <summary>What there is of it at an address where the platform listens; else null.</summary>
    public static ServiceHold? HoldOf(BridgeAddress address) =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile).Length > 0
            ? OfThisPlatform().HoldOf(address)
            : null;

    private static string Configuration() =>
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } named
            && Path.IsPathFullyQualified(named)
                ? named
                : Path.Combine(Home(), ".config");

    private static string Home() =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home
            ? home
            : throw new DaemonException(
                "no_home", "There is no home directory to put the service's files in.", "Set HOME.");
}
