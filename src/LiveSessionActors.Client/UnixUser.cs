using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveSessionActors.Client;

/// <summary>Who this process is, who owns a file, and who is at the other end of a socket, by numeric id.</summary>
internal static partial class UnixUser
{
    /// <summary>The effective user of this process.</summary>
    public static uint Current => GetEffectiveUserId();

    /// <summary>The owner of a file, of a symbolic link its own; null where the system does not tell.</summary>
    public static uint? OwnerOf(string path) => UnixFile.AtItself(path)?.Owner;

    /// <summary>Has this process make files and directories for its user alone, however it was started.</summary>
    public static void KeepFilesPrivate()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetFileModeMask(0x3F);
    }

    /// <summary>The user at the other end of a connected socket; null where the system does not tell.</summary>
    public static uint? PeerOf(Socket socket)
    {
        if (OperatingSystem.IsLinux())
        {
            Span<byte> credentials = stackalloc byte[12]; // struct ucred: pid, uid, gid
            return socket.GetRawSocketOption(1, 17, credentials) == 12 ? BitConverter.ToUInt32(credentials[4..]) : null;
        }

        if (!OperatingSystem.IsMacOS())
            return null;

        Span<byte> structure = stackalloc byte[76]; // struct xucred: version, uid, groups
        return socket.GetRawSocketOption(0, 1, structure) >= 8 ? BitConverter.ToUInt32(structure[4..]) : null;
    }

    /// <summary>
    /// The process at the other end of a connected socket; null where the system does not tell, or where the process has
    /// no number here, being in another container.
    /// </summary>
    public static int? PeerProcessOf(Socket socket)
    {
        Span<byte> answer = stackalloc byte[12];
        var bytes =
            OperatingSystem.IsLinux() ? socket.GetRawSocketOption(1, 17, answer)
            : OperatingSystem.IsMacOS() ? socket.GetRawSocketOption(0, 2, answer[..4])
            : 0;
        return bytes >= 4 && BitConverter.ToInt32(answer) is > 0 and var process ? process : null;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetFileModeMask(uint mask);
}
