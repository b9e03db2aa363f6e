using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Detaching;

/// <summary>Where a daemon logs that has no console: in the directory that the platform has for it.</summary>
internal static class LogPlace
{
    /// <summary>The file of the daemon at an address; null where the user has no home.</summary>
    public static string? PathOf(BridgeAddress address) =>
        Directory() is { } directory ? Path.Combine(directory, NameOf(address)) : null;

    // A daemon at another address than the user's own has a file that tells which.
    private static string NameOf(BridgeAddress address) => address.IsDefault
        ? "daemon.log"
        : $"daemon{address.Value.Replace('/', '%').Replace('\\', '%').Replace(':', '%')}.log";

    private static string? Directory()
    {
        if (OperatingSystem.IsWindows())
            return In(Environment.SpecialFolder.LocalApplicationData, "live-sessions", "logs");
        if (OperatingSystem.IsMacOS())
            return In(Environment.SpecialFolder.UserProfile, "Library", "Logs", "live-sessions");
        return Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            && Path.IsPathFullyQualified(state)
                ? Path.Combine(state, "live-sessions")
                : In(Environment.SpecialFolder.UserProfile, ".local", "state", "live-sessions");
    }

    private static string? In(Environment.SpecialFolder folder, params string[] below) =>
        Environment.GetFolderPath(folder) is { Length: > 0 } root ? Path.Combine([root, .. below]) : null;
}
