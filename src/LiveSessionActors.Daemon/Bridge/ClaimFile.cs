using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using LiveSessionActors.Client;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A file that one process at a time holds open alone; the system lets go of it when the process ends, however it ends.
/// It is never removed, because a lock on a removed file keeps nobody out.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static partial class ClaimFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private const int LockAlone = 2;
    private const int DoNotWait = 4;
    private const int CloseOnExec = 0x80000;
    private const int CloseOnExecOnMac = 0x1000000;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    /// <summary>The file, held; null when another process holds it.</summary>
    /// <exception cref="StartRefusedException">It cannot be made, or locks do not work there.</exception>
    public static FileStream? TryTake(string path)
    {
        var claimed = TryOpen(path);
        if (claimed is null)
            return null;

        if (!KeepsOut(path))
        {
            claimed.Dispose();
            throw Refused(path, "it does not keep a second opener out");
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

    // A file system without locks lets everybody in. By system calls, because an exception takes milliseconds.
    private static bool KeepsOut(string path)
    {
        var second = OpenToRead(path, OperatingSystem.IsMacOS() ? CloseOnExecOnMac : CloseOnExec);
        using var handle = new SafeFileHandle(second, ownsHandle: true);
        return Lock(handle, LockAlone | DoNotWait) != 0
            && Marshal.GetLastPInvokeError() is WouldBlockOnLinux or WouldBlockOnMac;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenToRead(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);

    private static StartRefusedException Refused(string path, string reason) => new(
        StartRefusedException.AddressUnusable,
        $"The lock {path} cannot be taken: {reason}.",
        "Name an address in a directory on a local file system with --pipe.");
}
