using System.Buffers;
using System.Runtime.Versioning;
using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A file that one process at a time holds open alone; the system lets go of it when the process ends, however it ends.
/// It is never removed, because a lock on a removed file keeps nobody out.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ClaimFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private const int ContentMax = 16;

    private static readonly SearchValues<byte> OfClaims = SearchValues.Create("0123456789\n"u8);

    /// <summary>The file, held; null when another process holds it.</summary>
    /// <exception cref="StartRefusedException">It cannot be made, or locks do not work there.</exception>
    public static FileStream? TryTake(string path)
    {
        var claimed = TryOpen(path);
        if (claimed is null)
            return null;

        var complaint = !KeepsOut(path) ? "it does not keep a second opener out"
            : !IsClaim(claimed) ? "it holds something else than the number of a process"
            : null;
        if (complaint is not null)
        {
            claimed.Dispose();
            throw Refused(path, complaint);
        }

        claimed.SetLength(0);
        claimed.Write(System.Text.Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
        claimed.Flush();
        return claimed;
    }

    /// <summary>
    /// The lock of an address; a daemon that is just ending gets a moment to let go of it. Null: it did not.
    /// </summary>
    public static async Task<FileStream?> TakeAsync(BridgeAddress address, TimeProvider time)
    {
        for (var started = time.GetTimestamp(); ; await Task.Delay(Pause, time).ConfigureAwait(false))
        {
            if (TryTake(address.Value + ".lock") is { } claimed)
                return claimed;
            if (time.GetElapsedTime(started) > Patience)
                return null;
        }
    }

    /// <summary>Another daemon has the address.</summary>
    public static StartRefusedException AlreadyRunning(BridgeAddress address, int? process) => new(
        StartRefusedException.AlreadyRunning,
        process is not null
            ? $"A daemon runs already: process {process} listens on {address}."
            : $"Another daemon holds {address}.lock and does not listen yet, or no more.",
        "Use that one, stop it, or name another address with --pipe.");

    private static FileStream? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = PrivateFile.Open(path);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw Refused(path, failure.Message);
        }

        if (PrivateFile.TryLock(file))
            return file;
        file.Dispose();
        return null;
    }

    // A file system without locks lets everybody in.
    private static bool KeepsOut(string path)
    {
        using var second = PrivateFile.Open(path);
        return !PrivateFile.TryLock(second);
    }

    // Somebody's own file may be named like this one: "yarn" as an address has "yarn.lock" as its lock.
    private static bool IsClaim(FileStream file)
    {
        Span<byte> content = stackalloc byte[ContentMax + 1];
        var count = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return count <= ContentMax && !content[..count].ContainsAnyExcept(OfClaims);
    }

    private static StartRefusedException Refused(string path, string reason) => new(
        StartRefusedException.AddressUnusable,
        $"The lock {path} cannot be taken: {reason}.",
        "Remove it if nobody needs it, or name an address in another directory with --pipe.");
}
