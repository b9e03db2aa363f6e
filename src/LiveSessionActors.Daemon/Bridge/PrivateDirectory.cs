using System.Runtime.Versioning;
using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// The directory a socket is in. The default one is made for the user alone and must be; one that was named may be
/// shared, as long as nobody else can put another socket in this one's place.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class PrivateDirectory
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const uint Administrator = 0;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes the directory if need be, and checks it.</summary>
    /// <exception cref="StartRefusedException">It cannot be made, or others could take the socket's place.</exception>
    public static void Prepare(BridgeAddress address)
    {
        var path = Path.GetDirectoryName(address.Value)!;
        Create(path);
        if (address.IsDefault)
            CheckOwn(path);
        else
            CheckShared(path);
    }

    private static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path, Mine);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The directory {path} cannot be made: {failure.Message}", failure);
        }
    }

    private static void CheckOwn(string path)
    {
        var directory = new DirectoryInfo(path);
        if (directory.LinkTarget is not null)
            throw Refused($"{path} is a symbolic link; the pipe's directory must be a real one.");
        if (UnixUser.OwnerOf(path) is { } owner && owner != UnixUser.Current)
            throw Refused($"The directory {path} belongs to user {owner}.");
        if (directory.UnixFileMode is var mode && mode != Mine)
            throw Refused($"The directory {path} has mode {Convert.ToString((int)mode, 8)}; it must have mode 700.");
    }

    private static void CheckShared(string path)
    {
        if (UnixUser.OwnerOf(path + "/.") is { } owner && owner != UnixUser.Current && owner != Administrator)
            throw Refused($"The directory {path} belongs to user {owner}, who can replace files in it.");
        var mode = new DirectoryInfo(path).UnixFileMode;
        if ((mode & WritableByOthers) != 0 && !mode.HasFlag(UnixFileMode.StickyBit))
            throw Refused($"Others can replace files in the directory {path}.");
    }

    private static StartRefusedException Refused(string sentence, Exception? cause = null) => new(
        StartRefusedException.AddressUnusable,
        sentence,
        "Correct the directory, or name another address with --pipe.",
        cause);
}
