using System.Reflection;
using System.Runtime.InteropServices;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// The functions of the C library and of kernel32 that .NET's own file classes do not offer as they are.
/// </summary>
internal static unsafe partial class NativeCalls
{
    private const string C = "libc";
    private const string Kernel = "kernel32";
    private const StringMarshalling Utf8 = StringMarshalling.Utf8;
    private const StringMarshalling Utf16 = StringMarshalling.Utf16;

    // What the process is already linked with, whatever file that is: glibc, musl, or what a test preloads.
    static NativeCalls() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) =>
        name == C ? NativeLibrary.GetMainProgramHandle() : 0);

    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int Open(string path, int flags, uint mode);

    [LibraryImport(C, EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int file);

    [LibraryImport(C, EntryPoint = "pread", SetLastError = true)]
    internal static partial nint Read(int file, byte* into, nint count, long offset);

    [LibraryImport(C, EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int file, byte* bytes, nint count);

    [LibraryImport(C, EntryPoint = "lseek", SetLastError = true)]
    internal static partial long Seek(int file, long offset, int origin);

    [LibraryImport(C, EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Flush(int file);

    [LibraryImport(C, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int Resize(int file, long length);

    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int file, int command, int argument);

    [LibraryImport(C, EntryPoint = "mkdir", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int MakeDirectory(string path, uint mode);

    [LibraryImport(C, EntryPoint = "link", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int Link(string existing, string added);

    [LibraryImport(C, EntryPoint = "linkat", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int LinkAt(int fromDirectory, string existing, int toDirectory, string added, int flags);

    [LibraryImport(C, EntryPoint = "rename", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int Rename(string from, string to);

    [LibraryImport(C, EntryPoint = "renameat2", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int RenameAt(int fromDirectory, string from, int toDirectory, string to, uint flags);

    [LibraryImport(C, EntryPoint = "unlink", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int Unlink(string path);

    [LibraryImport(C, EntryPoint = "statx", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial int Look(int directory, string path, int flags, uint mask, StatX* look);

    [LibraryImport(C, EntryPoint = "opendir", SetLastError = true, StringMarshalling = Utf8)]
    internal static partial nint OpenDirectory(string path);

    [LibraryImport(C, EntryPoint = "readdir", SetLastError = true)]
    internal static partial byte* ReadDirectory(nint directory);

    [LibraryImport(C, EntryPoint = "closedir", SetLastError = true)]
    internal static partial int CloseDirectory(nint directory);

    [LibraryImport(C, EntryPoint = "realpath", StringMarshalling = Utf8)]
    internal static partial nint RealPath(string path, ref byte resolved);

    [LibraryImport(Kernel, EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    internal static partial uint FinalPath(nint file, char* path, uint length, uint flags);

    [LibraryImport(Kernel, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = Utf16)]
    internal static partial nint CreateFile(
        string path, uint access, uint share, nint security, uint disposition, uint attributes, nint template);

    [LibraryImport(Kernel, EntryPoint = "CloseHandle", SetLastError = true)]
    internal static partial int CloseHandle(nint file);

    [LibraryImport(Kernel, EntryPoint = "WriteFile", SetLastError = true)]
    internal static partial int WriteFile(nint file, byte* bytes, uint count, out uint written, nint overlapped);

    [LibraryImport(Kernel, EntryPoint = "SetFilePointerEx", SetLastError = true)]
    internal static partial int SetFilePointer(nint file, long distance, out long position, uint origin);

    [LibraryImport(Kernel, EntryPoint = "FlushFileBuffers", SetLastError = true)]
    internal static partial int FlushFileBuffers(nint file);

    [LibraryImport(Kernel, EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = Utf16)]
    internal static partial int CreateHardLink(string added, string existing, nint security);

    [LibraryImport(Kernel, EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = Utf16)]
    internal static partial int MoveFile(string from, string to, uint flags);

    /// <summary>A time in <see cref="StatX"/>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct StatXTime
    {
        public long Seconds;
        public uint Nanoseconds;
        public int Reserved;

        /// <summary>Since 1970.</summary>
        public readonly long InNanoseconds => unchecked((Seconds * 1_000_000_000) + Nanoseconds);
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
        [FieldOffset(80)] public StatXTime Born;
        [FieldOffset(112)] public StatXTime Modified;
        [FieldOffset(136)] public uint DeviceMajor;
        [FieldOffset(140)] public uint DeviceMinor;
    }
}
