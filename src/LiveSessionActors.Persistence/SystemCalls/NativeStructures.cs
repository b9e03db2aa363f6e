using System.Runtime.InteropServices;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>How <c>openat2</c> opens: Linux's <c>struct open_how</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenHow
{
    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;
}

/// <summary>
/// The kernel's <c>struct statx</c>, which is the same on every architecture, as <c>struct stat</c> is not.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatX
{
    [FieldOffset(0)] public uint Mask;
    [FieldOffset(16)] public uint Names;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public long Size;
    [FieldOffset(80)] public NativeTime Born;
    [FieldOffset(112)] public NativeTime Modified;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;
}

/// <summary>The <c>struct stat</c> of macOS with inodes of 64 bits.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct MacStat
{
    [FieldOffset(0)] public int Device;
    [FieldOffset(4)] public ushort Mode;
    [FieldOffset(8)] public ulong Inode;
    [FieldOffset(48)] public NativeTime Modified;
    [FieldOffset(80)] public NativeTime Born;
    [FieldOffset(96)] public long Size;
}

/// <summary>A time in these, since 1970.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeTime
{
    public long Seconds;
    public uint Nanoseconds;
    public int Reserved;

    public readonly long InNanoseconds => unchecked((Seconds * 1_000_000_000) + Nanoseconds);
}
