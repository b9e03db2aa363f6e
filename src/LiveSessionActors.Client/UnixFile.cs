using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Client;

/// <summary>What a file is, and whose; of a symbolic link the link itself.</summary>
/// <param name="Mode">Its type and its permissions.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="Owner">Its owner's numeric id.</param>
internal readonly partial record struct UnixFile(ushort Mode, uint Names, uint Owner)
{
    private const int LookAtTheLinkItself = 0x100;
    private const int LookAtTheDescriptor = 0x1000;
    private const int RelativeToWorkingDirectory = -100;
    private const uint Wanted = 0x1 | 0x2 | 0x4 | 0x8;
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

    /// <summary>What has a path's name; null when nothing has, or the system does not tell.</summary>
    public static UnixFile? At(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        if (OperatingSystem.IsLinux())
            return OnLinux(RelativeToWorkingDirectory, name, LookAtTheLinkItself);
        if (!OperatingSystem.IsMacOS())
            return null;
        Span<byte> found = stackalloc byte[256];
        var result = IsIntel ? LinkStatusOnIntel(name, found) : LinkStatus(name, found);
        return result == 0 ? OnMac(found) : null;
    }

    /// <summary>What is open; null where the system does not tell.</summary>
    public static UnixFile? Of(SafeFileHandle file)
    {
        var descriptor = file.DangerousGetHandle().ToInt32();
        if (OperatingSystem.IsLinux())
            return OnLinux(descriptor, "\0"u8, LookAtTheDescriptor);
        if (!OperatingSystem.IsMacOS())
            return null;
        Span<byte> found = stackalloc byte[256];
        var result = IsIntel ? StatusOnIntel(descriptor, found) : Status(descriptor, found);
        return result == 0 ? OnMac(found) : null;
    }

    private static bool IsIntel => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    // struct statx, which is the same on every architecture.
    private static UnixFile? OnLinux(int directory, ReadOnlySpan<byte> name, int flags)
    {
        Span<byte> found = stackalloc byte[256];
        return ExtendedStatus(directory, name, flags, Wanted, found) != 0 ? null : new UnixFile(
            BitConverter.ToUInt16(found[28..]), BitConverter.ToUInt32(found[16..]), BitConverter.ToUInt32(found[20..]));
    }

    // struct stat with inodes of 64 bits.
    private static UnixFile OnMac(ReadOnlySpan<byte> found) => new(
        BitConverter.ToUInt16(found[4..]), BitConverter.ToUInt16(found[6..]), BitConverter.ToUInt32(found[16..]));

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int ExtendedStatus(
        int directory, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat")]
    private static partial int LinkStatus(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64")]
    private static partial int LinkStatusOnIntel(ReadOnlySpan<byte> path, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static partial int Status(int file, Span<byte> structure);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static partial int StatusOnIntel(int file, Span<byte> structure);
}
