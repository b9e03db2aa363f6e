using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Client;

/// <summary>
/// A file in a directory that others may write to as well: it is made for this user alone, and nothing is taken for it
/// that others have put in its place.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static partial class PrivateFile
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MakingsMax = 10;
    private const int ReadWrite = 2;
    private const int Missing = 2;
    private const int LockAlone = 2;
    private const int DoNotWait = 4;

    // O_NONBLOCK, O_NOFOLLOW and O_CLOEXEC, which each system numbers in its own way; ARM and PowerPC kept numbers of
    // their own for the second.
    private static readonly int Flags = ReadWrite | (OperatingSystem.IsMacOS() ? 0x4 | 0x100 | 0x1000000
        : OperatingSystem.IsFreeBSD() ? 0x4 | 0x100 | 0x100000
        : 0x800 | 0x80000 | (HasOwnNumbers ? 0x8000 : 0x20000));

    private static readonly int Loop = OperatingSystem.IsLinux() ? 40 : 62;

    private static bool HasOwnNumbers => RuntimeInformation.ProcessArchitecture
        is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6 or Architecture.Ppc64le;

    /// <summary>Opens the file, and makes it when it is not there.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be, or another thing has its name.</exception>
    /// <exception cref="IOException">It cannot be opened or made.</exception>
    public static FileStream Open(string path)
    {
        for (var makings = 0; ; makings++)
        {
            var descriptor = Open(path, Flags);
            var error = Marshal.GetLastPInvokeError();
            if (descriptor >= 0)
                return Checked(path, new SafeFileHandle(descriptor, ownsHandle: true));
            if (error == Loop)
                throw new UnauthorizedAccessException($"{path} is a symbolic link");
            if (error != Missing || makings == MakingsMax)
                throw FailureOf(path, error);
            Make(path);
        }
    }

    /// <summary>
    /// Locks an open file until it is closed, unless somebody else has it locked. Where .NET's own locks are switched
    /// off, so is this one.
    /// </summary>
    public static bool TryLock(FileStream file) =>
        Environment.GetEnvironmentVariable("DOTNET_SYSTEM_IO_DISABLEFILELOCKING") is "1" or "true"
        || Lock(file.SafeFileHandle, LockAlone | DoNotWait) == 0;

    // What has the name by now is looked at when it is opened; a link is not followed for it.
    private static void Make(string path)
    {
        try
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = Mine,
                BufferSize = 0,
            }).Dispose();
        }
        catch (IOException) when (UnixFile.AtItself(path) is not null)
        {
            // Another process has made it.
        }
    }

    private static FileStream Checked(string path, SafeFileHandle file)
    {
        var found = UnixFile.Of(file);
        var complaint = found is not { } known ? null
            : !known.IsRegular ? "is no regular file"
            : known.Owner != UnixUser.Current ? $"belongs to user {known.Owner}"
            : known.Names > 1 ? "has another name elsewhere"
            : null;
        if (complaint is null)
            return new FileStream(file, FileAccess.ReadWrite, bufferSize: 0);
        file.Dispose();
        throw new UnauthorizedAccessException($"{path} {complaint}");
    }

    private static Exception FailureOf(string path, int error)
    {
        var message = $"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}";
        return error is 1 or 13 or 30 ? new UnauthorizedAccessException(message)
            : error is 20 ? new DirectoryNotFoundException(message)
            : new IOException(message);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
