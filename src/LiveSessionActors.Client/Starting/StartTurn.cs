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
                : new StartTurn(Open(address.Value + ".start"));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            return new StartTurn(null);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file?.Dispose();

    // Whoever has the file open alone has the turn.
    [UnsupportedOSPlatform("windows")]
    private static FileStream Open(string path)
    {
        var file = PrivateFile.Open(path);
        if (PrivateFile.TryLock(file))
            return file;
        file.Dispose();
        throw new IOException($"Another process has {path}.");
    }
}
