using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Detaching;

/// <summary>
/// Where a daemon logs that a command has started: beside its socket, and the one before it as <c>.old</c>.
/// </summary>
internal static class DetachedLog
{
    /// <summary>The file; null where addresses are no paths.</summary>
    public static string? PathOf(BridgeAddress address) => OperatingSystem.IsWindows() ? null : address.Value + ".log";
}
