using System.Runtime.InteropServices;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// Numbers of <c>fcntl.h</c> and <c>errno.h</c> that differ between systems, and some between architectures.
/// </summary>
internal static class UnixConstants
{
    internal const int ReadOnly = 0;
    internal const int WriteOnly = 1;
    internal const int ReadWrite = 2;

    private const int Interrupted = 4;
    private const int Exists = 17;
    private static readonly bool Apple = OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD();

    // 32- and 64-bit ARM and PowerPC kept numbers of their own; every other Linux has the generic ones.
    private static readonly bool OwnNumbers = RuntimeInformation.ProcessArchitecture
        is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6 or Architecture.Ppc64le;

    /// <summary>Stands for a directory where calls are relative to one, for paths that are absolute.</summary>
    internal const int CurrentDirectory = -100;

    // macOS only: no part of the path may be a symbolic link.
    internal const int NoFollowAny = 0x20000000;

    internal static readonly int Append = Apple ? 0x8 : 0x400;
    internal static readonly int Create = Apple ? 0x200 : 0x40;
    internal static readonly int Exclusive = Apple ? 0x800 : 0x80;
    internal static readonly int NonBlocking = Apple ? 0x4 : 0x800;
    internal static readonly int NoFollow = Apple ? 0x100 : OwnNumbers ? 0x8000 : 0x20000;
    internal static readonly int Directory = OperatingSystem.IsMacOS() ? 0x100000
        : OperatingSystem.IsFreeBSD() ? 0x20000
        : OwnNumbers ? 0x4000 : 0x10000;
    // To get at what is in a directory one need not be able to list it; where that cannot be told, it is read.
    internal static readonly int Waypoint = OperatingSystem.IsLinux() ? 0x200000 : ReadOnly;

    // Linux only: a directory, and the file is to have no name in it.
    internal static readonly int Unnamed = 0x400000 | Directory;

    internal static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000
        : OperatingSystem.IsFreeBSD() ? 0x100000 : 0x80000;

    internal static readonly int NameTooLong = Apple ? 63 : 36;

    private static readonly int Again = Apple ? 35 : 11;
    private static readonly int Loop = Apple ? 62 : 40;
    private static readonly int Quota = Apple ? 69 : 122;
    private static readonly int NoSuchCall = Apple ? 78 : 38;
    private static readonly int NotSupported = Apple ? 45 : 95;

    /// <summary>What an errno means here.</summary>
    internal static FileError ErrorOf(int number) => new(KindOf(number), number);

    private static FileErrorKind KindOf(int number) => number switch
    {
        2 or 20 => FileErrorKind.NotFound,
        Interrupted => FileErrorKind.Interrupted,
        Exists => FileErrorKind.Exists,
        1 or 13 or 30 => FileErrorKind.Forbidden,
        23 or 24 => FileErrorKind.TooManyOpen,
        28 => FileErrorKind.NoSpace,
        18 or 22 => FileErrorKind.NotSupported,
        _ when number == Again => FileErrorKind.InUse,
        _ when number == Loop => FileErrorKind.Symlink,
        _ when number == Quota => FileErrorKind.NoSpace,
        _ when number == NoSuchCall || number == NotSupported => FileErrorKind.NotSupported,
        _ => FileErrorKind.Other,
    };
}
