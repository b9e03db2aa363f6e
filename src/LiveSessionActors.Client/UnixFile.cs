using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Client;

/// <summary>What the system says of a file: which one it is, whose, and who may do what with it.</summary>
/// <param name="Device">The file system that it is on.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Owner">Its owner's numeric id.</param>
/// <param name="Mode">Its type and its permissions.</param>
/// <param name="Names">How many names it has.</param>
internal readonly partial record struct UnixFile(ulong Device, ulong Number, uint Owner, int Mode, uint Names)
{
    private const int LookAtTheLinkItself = 0x100;
    private const int LookAtTheDescriptor = 0x1000;
    private const int RelativeToWorkingDirectory = -100;
    private const uint MaskAll = 0x7ff;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Socket = 0xC000;
    private const int Link = 0xA000;

    /// <summary>Whether it is a file that holds something.</summary>
    public bool IsRegular => (Mode & TypeMask) == Regular;

    /// <summary>Whether it is a socket.</summary>
    public bool IsSocket => (Mode & TypeMask) == Socket;

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsLink => (Mode & TypeMask) == Link;

    /// <summary>
    /// The file at a path, of a symbolic link what it leads to; null when there is none, or the system does not tell.
    /// </summary>
    public static UnixFile? At(string path) => Look(path, followLink: true);

    /// <summary>The same, of a symbolic link the link itself.</summary>
    public static UnixFile? AtItself(string path) => Look(path, followLink: false);

    /// <summary>What is open; null where the system does not tell.</summary>
    public static UnixFile? Of(SafeFileHandle file)
    {
        var descriptor = file.DangerousGetHandle().ToInt32();
        if (OperatingSystem.IsLinux())
            return OnLinux(descriptor, "\0"u8, LookAtTheDescriptor);
        if (!OperatingSystem.IsMacOS())
            return null;
        Span<byte> found = stackalloc byte[256];
        return (IsX64 ? StatusOnX64(descriptor, found) : Status(descriptor, found)) == 0 ? OnMac(found) : null;
    }

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private static UnixFile? Look(string path, bool followLink)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        if (OperatingSystem.IsLinux())
            return OnLinux(RelativeToWorkingDirectory, name, followLink ? 0 : LookAtTheLinkItself);
        if (!OperatingSystem.IsMacOS())
            return null;
        Span<byte> found = stackalloc byte[256];
        var result = (followLink, IsX64) switch
        {
            (true, true) => StatusOnX64(name, found),
            (true, false) => Status(name, found),
            (false, true) => LinkStatusOnX64(name, found),
            (false, false) => LinkStatus(name, found),
        };
        return result == 0 ? OnMac(found) : null;
    }

    // struct statx, which is the same on every architecture.
    private static UnixFile? OnLinux(int directory, ReadOnlySpan<byte> name, int flags)
    {
        Span<byte> found = stackalloc byte[256];
        return ExtendedStatus(directory, name, flags, MaskAll, found) != 0 ? null : new UnixFile(
            BitConverter.ToUInt64(found[136..]),
            BitConverter.ToUInt64(found[32..]),
            BitConverter.ToUInt32(found[20..]),
            BitConverter.ToUInt16(found[28..]),
            BitConverter.ToUInt32(found[16..]));
    }

    // struct stat with inodes of 64 bits.
    private static UnixFile OnMac(ReadOnlySpan<byte> found) => new(
        BitConverter.ToUInt32(found),
        BitConverter.ToUInt64(found[8..]),
        BitConverter.ToUInt32(found[16..]),
        BitConverter.ToUInt16(found[4..]),
        BitConverter.ToUInt16(found[6..]));

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

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static partial int Status(int file, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static partial int StatusOnX64(int file, Span<byte> structure);
}
