using System.Runtime.Versioning;

namespace LiveSessionActors.Client.Starting;

/// <summary>
/// Lets one process at a time start a daemon at an address. A convenience, no promise: it keeps many commands from each
/// starting a daemon of which all but one are refused. Where it does not work, that is what happens.
/// </summary>
internal sealed class StartTurn : IDisposable
{
    private const UnixFileMode Mine =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream? _file;

    private StartTurn(FileStream? file) => _file = file;

    /// <summary>The turn, or null when another process has it.</summary>
    public static StartTurn? TryTake(BridgeAddress address)
    {
        if (OperatingSystem.IsWindows())
            return new StartTurn(null);

        try
        {
            var directory = Path.GetDirectoryName(address.Value)!;
            Directory.CreateDirectory(directory, Mine);
            // Another user's directory is the daemon's to refuse; nothing is opened in it.
            return UnixUser.OwnerOf(directory) is { } owner && owner != UnixUser.Current
                ? new StartTurn(null)
                : TryTake(address.Value + ".start");
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            // The daemon says what is in its way there.
            return new StartTurn(null);
        }
    }

    public void Dispose() => _file?.Dispose();

    // Whoever has the file open alone has the turn.
    [UnsupportedOSPlatform("windows")]
    private static StartTurn? TryTake(string path)
    {
        var file = PrivateFile.Open(path);
        if (PrivateFile.TryLock(file))
            return new StartTurn(file);
        file.Dispose();
        return null;
    }
}
