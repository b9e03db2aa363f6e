using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static LiveSessionActors.Persistence.SystemCalls.UnixConstants;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>Looks at files by what each Unix has for it.</summary>
internal static unsafe class UnixLook
{
    private const int NoFollowOnLinux = 0x100;
    private const int NoFollowOnMac = 0x20;
    private const int EmptyPath = 0x1000;
    private const uint Wanted = 0x1 | 0x2 | 0x40 | 0x100 | 0x200 | 0x800;
    private const uint WantedNames = 0x4;
    private const uint HasBirth = 0x800;

    private static readonly bool IntelMac =
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Looks at an open file.</summary>
    public static FileError At(int file, out FileLook look)
    {
        if (OperatingSystem.IsLinux())
            return OnLinux(file, "\0"u8, EmptyPath, out look);
        if (OperatingSystem.IsMacOS())
        {
            MacStat found;
            var result = IntelMac ? NativeCalls.LookOnIntelMac(file, &found) : NativeCalls.LookOnMac(file, &found);
            return OnMac(result, found, out look);
        }

        using var handle = new SafeFileHandle(file, ownsHandle: false);
        return ManagedLook.At(handle, out look);
    }

    /// <summary>Looks at a name in an open directory.</summary>
    public static FileError At(int directory, ReadOnlySpan<byte> name, out FileLook look)
    {
        if (OperatingSystem.IsLinux())
            return OnLinux(directory, name, NoFollowOnLinux, out look);
        MacStat found;
        var result = IntelMac
            ? NativeCalls.LookOnIntelMac(directory, name, &found, NoFollowOnMac)
            : NativeCalls.LookOnMac(directory, name, &found, NoFollowOnMac);
        return OnMac(result, found, out look);
    }

    /// <summary>Looks at what a path leads to, through whatever links.</summary>
    public static FileError Through(string path, out FileLook look)
    {
        if (!OperatingSystem.IsLinux())
            return ManagedLook.At(path, out look);
        look = FileLook.Missing;
        Span<byte> buffer = stackalloc byte[UnixPlace.BytesMax];
        return UnixPlace.Encode(path, buffer, out var text) is { Failed: true } error
            ? error
            : OnLinux(CurrentDirectory, text, 0, out look);
    }

    /// <summary>How many names an open file has, and its permissions. Linux only.</summary>
    public static FileError Sharing(int file, out uint names, out uint mode)
    {
        StatX found;
        var result = NativeCalls.Look(file, "\0"u8, EmptyPath, Wanted | WantedNames, &found);
        (names, mode) = (found.Names, found.Mode & 0x1FFu);
        return result < 0 ? ErrorOf(Marshal.GetLastPInvokeError()) : FileError.None;
    }

    private static FileError OnLinux(int directory, ReadOnlySpan<byte> path, int flags, out FileLook look)
    {
        StatX found;
        look = FileLook.Missing;
        if (NativeCalls.Look(directory, path, flags, Wanted, &found) < 0)
            return LastErrorUnlessMissing();
        var device = ((ulong)found.DeviceMajor << 32) | found.DeviceMinor;
        var born = (found.Mask & HasBirth) == 0 ? 0 : found.Born.InNanoseconds;
        look = new FileLook(
            KindOf(found.Mode),
            new FileIdentity(device, found.Inode, born),
            found.Size,
            found.Modified.InNanoseconds);
        return FileError.None;
    }

    private static FileError OnMac(int result, in MacStat found, out FileLook look)
    {
        look = FileLook.Missing;
        if (result < 0)
            return LastErrorUnlessMissing();
        look = new FileLook(
            KindOf(found.Mode),
            new FileIdentity((uint)found.Device, found.Inode, found.Born.InNanoseconds),
            found.Size,
            found.Modified.InNanoseconds);
        return FileError.None;
    }

    private static FileError LastErrorUnlessMissing()
    {
        var error = ErrorOf(Marshal.GetLastPInvokeError());
        return error.Kind == FileErrorKind.NotFound ? FileError.None : error;
    }

    private static FileKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.Symlink,
        _ => FileKind.Other,
    };
}
