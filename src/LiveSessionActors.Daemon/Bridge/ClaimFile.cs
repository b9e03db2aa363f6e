using System.Runtime.Versioning;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A file that one process at a time holds open alone; the system lets go of it when the process ends, however it ends.
/// It is never removed, because a lock on a removed file keeps nobody out.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ClaimFile
{
    /// <summary>The file, held; null when another process holds it.</summary>
    /// <exception cref="StartRefusedException">It cannot be made, or locks do not work there.</exception>
    public static FileStream? TryTake(string path)
    {
        var claimed = TryOpen(path);
        if (claimed is null)
            return null;

        // A file system without locks lets everybody in.
        if (TryOpen(path) is { } second)
        {
            second.Dispose();
            claimed.Dispose();
            throw Refused(path, "it does not keep a second opener out");
        }

        claimed.SetLength(0);
        claimed.Write(System.Text.Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
        claimed.Flush();
        return claimed;
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Refused(path, failure.Message);
        }
        catch (IOException failure) when (failure is DirectoryNotFoundException or PathTooLongException)
        {
            throw Refused(path, failure.Message);
        }
        catch (IOException)
        {
            // Another process, or this one, has it open.
            return null;
        }
    }

    private static StartRefusedException Refused(string path, string reason) => new(
        StartRefusedException.AddressUnusable,
        $"The lock {path} cannot be taken: {reason}.",
        "Name an address in a directory on a local file system with --pipe.");
}
