using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>What a process may do in a directory.</summary>
internal enum WriteAccess
{
    /// <summary>It may write.</summary>
    Granted,

    /// <summary>Permissions, or a mount that is read-only, forbid it.</summary>
    Refused,

    /// <summary>There is no such directory.</summary>
    Missing,

    /// <summary>The system does not tell.</summary>
    Unknown,
}

/// <summary>Whether a directory may be written in, as this process or another one sees it. Writes nothing.</summary>
internal static partial class WriteAccessCheck
{
    private const int RelativeToWorkingDirectory = -100;
    private const int Writing = 2;
    private const int AsEffectiveUser = 0x200;

    /// <summary>For this process.</summary>
    public static WriteAccess To(string directory)
    {
        if (!OperatingSystem.IsLinux())
            return WriteAccess.Unknown;
        var path = Encoding.UTF8.GetBytes(directory + '\0');
        if (FileAccessAt(RelativeToWorkingDirectory, path, Writing, AsEffectiveUser) == 0)
            return WriteAccess.Granted;
        return Marshal.GetLastPInvokeError() switch
        {
            1 or 13 or 30 => WriteAccess.Refused,
            2 or 20 => WriteAccess.Missing,
            _ => WriteAccess.Unknown,
        };
    }

    /// <summary>For another process of the same user, whose mounts may be others.</summary>
    public static WriteAccess Of(int process, string directory)
    {
        var root = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/root");
        // Without the right to look at the other process nothing is known.
        return OperatingSystem.IsLinux() && Directory.Exists(root + "/") ? To(root + directory) : WriteAccess.Unknown;
    }

    [LibraryImport("libc", EntryPoint = "faccessat", SetLastError = true)]
    private static partial int FileAccessAt(int directory, ReadOnlySpan<byte> path, int mode, int flags);
}
