using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Client;

/// <summary>Who this process is, who owns a file, and who is at the other end of a socket, by numeric id.</summary>
internal static partial class UnixUser
{
    private const int LookAtTheLinkItself = 0x100;
    private const int RelativeToWorkingDirectory = -100;
    private const uint MaskUid = 0x8;

    /// <summary>The effective user of this process.</summary>
    public static uint Current => GetEffectiveUserId();

    /// <summary>The owner of a file, of a symbolic link its own; null where the system does not tell.</summary>
    public static uint? OwnerOf(string path) =>
        OperatingSystem.IsLinux() ? OwnerOnLinux(path)
        : OperatingSystem.IsMacOS() ? OwnerOnMac(path)
        : null;

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

    /// <summary>The process at the other end of a connected socket; null where the system does not tell.</summary>
    public static int? PeerProcessOf(Socket socket)
    {
        Span<byte> answer = stackalloc byte[12];
        var bytes =
            OperatingSystem.IsLinux() ? socket.GetRawSocketOption(1, 17, answer)
            : OperatingSystem.IsMacOS() ? socket.GetRawSocketOption(0, 2, answer[..4])
            : 0;
        return bytes >= 4 ? BitConverter.ToInt32(answer) : null;
    }

    private static uint? OwnerOnLinux(string path)
    {
        Span<byte> structure = stackalloc byte[256]; // struct statx is the same on every architecture
        var result = ExtendedStatus(
            RelativeToWorkingDirectory, Terminated(path), LookAtTheLinkItself, MaskUid, structure);
        return result != 0 ? null : BitConverter.ToUInt32(structure[20..]);
    }

    private static uint? OwnerOnMac(string path)
    {
        Span<byte> structure = stackalloc byte[256]; // struct stat with 64-bit inodes
        var failed = RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? LinkStatusOnX64(Terminated(path), structure) != 0
            : LinkStatus(Terminated(path), structure) != 0;
        return failed ? null : BitConverter.ToUInt32(structure[16..]);
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int ExtendedStatus(
        int directory, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat")]
    private static partial int LinkStatus(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64")]
    private static partial int LinkStatusOnX64(ReadOnlySpan<byte> path, Span<byte> structure);
}
