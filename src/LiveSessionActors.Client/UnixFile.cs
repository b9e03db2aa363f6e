using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Client;

/// <summary>What the system says of a file: which one it is, whose, and who may do what with it.</summary>
/// <param name="Device">The file system that it is on.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Owner">The user it belongs to.</param>
/// <param name="Mode">Its kind and permissions.</param>
internal readonly partial record struct UnixFile(ulong Device, ulong Number, uint Owner, int Mode)
{
    private const int LookAtTheLinkItself = 0x100;
    private const int RelativeToWorkingDirectory = -100;
    private const uint MaskAll = 0x7ff;

    /// <summary>The file at a path, of a symbolic link what it leads to; null where the system does not tell.</summary>
    public static UnixFile? At(string path) => Look(path, followLink: true);

    /// <summary>The same, of a symbolic link the link itself.</summary>
    public static UnixFile? AtItself(string path) => Look(path, followLink: false);

    private static UnixFile? Look(string path, bool followLink) =>
        OperatingSystem.IsLinux() ? LookOnLinux(path, followLink)
        : OperatingSystem.IsMacOS() ? LookOnMac(path, followLink)
        : null;

    private static UnixFile? LookOnLinux(string path, bool followLink)
    {
        Span<byte> structure = stackalloc byte[256]; // struct statx is the same on every architecture
        var flags = followLink ? 0 : LookAtTheLinkItself;
        return ExtendedStatus(RelativeToWorkingDirectory, Terminated(path), flags, MaskAll, structure) != 0
            ? null
            : new UnixFile(
                BitConverter.ToUInt64(structure[136..]),
                BitConverter.ToUInt64(structure[32..]),
                BitConverter.ToUInt32(structure[20..]),
                BitConverter.ToUInt16(structure[28..]));
    }

    private static UnixFile? LookOnMac(string path, bool followLink)
    {
        Span<byte> structure = stackalloc byte[256]; // struct stat with 64-bit inodes
        var isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        var result = (followLink, isX64) switch
        {
            (true, true) => StatusOnX64(Terminated(path), structure),
            (true, false) => Status(Terminated(path), structure),
            (false, true) => LinkStatusOnX64(Terminated(path), structure),
            (false, false) => LinkStatus(Terminated(path), structure),
        };
        return result != 0
            ? null
            : new UnixFile(
                BitConverter.ToUInt32(structure),
                BitConverter.ToUInt64(structure[8..]),
                BitConverter.ToUInt32(structure[16..]),
                BitConverter.ToUInt16(structure[4..]));
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int ExtendedStatus(
        int directory, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "stat")]
    private static partial int Status(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "stat$INODE64")]
    private static partial int StatusOnX64(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat")]
    private static partial int LinkStatus(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64")]
    private static partial int LinkStatusOnX64(ReadOnlySpan<byte> path, Span<byte> structure);
}
