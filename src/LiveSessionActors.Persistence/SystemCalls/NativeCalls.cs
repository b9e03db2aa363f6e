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
    private const StringMarshalling Utf16 = StringMarshalling.Utf16;

    // What the process is already linked with, whatever file that is: glibc, musl, or what a test preloads.
    static NativeCalls() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) =>
        name == C ? NativeLibrary.GetMainProgramHandle() : 0);

    [LibraryImport(C, EntryPoint = "open", SetLastError = true)]
    internal static partial int Open(ReadOnlySpan<byte> path, int flags);

    [LibraryImport(C, EntryPoint = "openat", SetLastError = true)]
    internal static partial int OpenAt(int directory, ReadOnlySpan<byte> name, int flags, nint mode);

    /// <summary>
    /// The same on Apple's arm64, which passes the mode, a variable argument, on the stack: behind eight others.
    /// </summary>
    [LibraryImport(C, EntryPoint = "openat", SetLastError = true)]
    internal static partial int OpenAt(
        int directory,
        ReadOnlySpan<byte> name,
        int flags,
        nint fourth,
        nint fifth,
        nint sixth,
        nint seventh,
        nint eighth,
        nint mode);

    [LibraryImport(C, EntryPoint = "syscall", SetLastError = true)]
    internal static partial nint OpenAt2(
        nint number, nint directory, ReadOnlySpan<byte> path, OpenHow* how, nint size);

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

    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int file, int command, byte* argument);

    /// <summary>The same on Apple's arm64, as <see cref="OpenAt(int, ReadOnlySpan{byte}, int, nint, nint, nint, nint, nint, nint)"/>.</summary>
    [LibraryImport(C, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(
        int file,
        int command,
        nint third,
        nint fourth,
        nint fifth,
        nint sixth,
        nint seventh,
        nint eighth,
        byte* argument);

    [LibraryImport(C, EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int file, int operation);

    [LibraryImport(C, EntryPoint = "fchmod", SetLastError = true)]
    internal static partial int ChangeMode(int file, uint mode);

    [LibraryImport(C, EntryPoint = "mkdirat", SetLastError = true)]
    internal static partial int MakeDirectoryAt(int directory, ReadOnlySpan<byte> name, uint mode);

    [LibraryImport(C, EntryPoint = "linkat", SetLastError = true)]
    internal static partial int LinkAt(
        int fromDirectory, ReadOnlySpan<byte> existing, int toDirectory, ReadOnlySpan<byte> added, int flags);

    [LibraryImport(C, EntryPoint = "renameat", SetLastError = true)]
    internal static partial int RenameAt(
        int fromDirectory, ReadOnlySpan<byte> from, int toDirectory, ReadOnlySpan<byte> to);

    [LibraryImport(C, EntryPoint = "renameat2", SetLastError = true)]
    internal static partial int RenameAt(
        int fromDirectory, ReadOnlySpan<byte> from, int toDirectory, ReadOnlySpan<byte> to, uint flags);

    [LibraryImport(C, EntryPoint = "unlinkat", SetLastError = true)]
    internal static partial int UnlinkAt(int directory, ReadOnlySpan<byte> name, int flags);

    [LibraryImport(C, EntryPoint = "statx", SetLastError = true)]
    internal static partial int Look(int directory, ReadOnlySpan<byte> path, int flags, uint mask, StatX* look);

    [LibraryImport(C, EntryPoint = "fstatat", SetLastError = true)]
    internal static partial int LookOnMac(int directory, ReadOnlySpan<byte> name, MacStat* look, int flags);

    [LibraryImport(C, EntryPoint = "fstatat$INODE64", SetLastError = true)]
    internal static partial int LookOnIntelMac(int directory, ReadOnlySpan<byte> name, MacStat* look, int flags);

    [LibraryImport(C, EntryPoint = "fstat", SetLastError = true)]
    internal static partial int LookOnMac(int file, MacStat* look);

    [LibraryImport(C, EntryPoint = "fstat$INODE64", SetLastError = true)]
    internal static partial int LookOnIntelMac(int file, MacStat* look);

    [LibraryImport(C, EntryPoint = "fdopendir", SetLastError = true)]
    internal static partial nint OpenDirectory(int directory);

    [LibraryImport(C, EntryPoint = "fdopendir$INODE64", SetLastError = true)]
    internal static partial nint OpenDirectoryOnIntelMac(int directory);

    [LibraryImport(C, EntryPoint = "readdir", SetLastError = true)]
    internal static partial byte* ReadDirectory(nint directory);

    [LibraryImport(C, EntryPoint = "readdir$INODE64", SetLastError = true)]
    internal static partial byte* ReadDirectoryOnIntelMac(nint directory);

    [LibraryImport(C, EntryPoint = "closedir", SetLastError = true)]
    internal static partial int CloseDirectory(nint directory);

    [LibraryImport(C, EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
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
}
