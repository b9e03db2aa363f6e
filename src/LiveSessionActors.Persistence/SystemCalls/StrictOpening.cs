using System.Runtime.InteropServices;
using static LiveSessionActors.Persistence.SystemCalls.UnixConstants;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// Opens what a path leads to, unless a part of the path is a symbolic link: whoever puts a link in the place of a
/// directory does not lead a write out of the workspace.
/// </summary>
internal static unsafe class StrictOpening
{
    private const int CallNumber = 437;
    private const ulong NoSymlinks = 0x4;
    private const int NameBytesMax = 255;

    // Linux before 5.6 and some sandboxes do not know the call, and each says so in another way.
    private static readonly bool HasOneCall =
        OperatingSystem.IsLinux() && OpenInOneCall("/\0"u8, UnixConstants.Directory | CloseOnExec, 0) is >= 0 and var root
        && NativeCalls.Close(root) == 0;

    /// <summary>Opens an absolute path that ends with a zero.</summary>
    public static FileError Open(ReadOnlySpan<byte> path, int flags, uint mode, out int file)
    {
        if (!HasOneCall && !OperatingSystem.IsMacOS())
            return OpenInParts(path, flags, mode, out file);
        file = HasOneCall
            ? OpenInOneCall(path, flags | CloseOnExec, mode)
            : NativeCalls.Open(path, flags | NoFollowAny | CloseOnExec);
        return Outcome(file);
    }

    /// <summary>The same without that one call: each part is opened from the one before it.</summary>
    internal static FileError OpenInParts(ReadOnlySpan<byte> path, int flags, uint mode, out int file)
    {
        file = NativeCalls.Open("/\0"u8, Waypoint | UnixConstants.Directory | CloseOnExec);
        Span<byte> name = stackalloc byte[NameBytesMax + 1];
        for (var rest = path[..^1]; file >= 0 && !(rest = rest.TrimStart((byte)'/')).IsEmpty;)
        {
            var length = rest.IndexOf((byte)'/') is >= 0 and var slash ? slash : rest.Length;
            if (length > NameBytesMax)
                return Abandon(ref file, new FileError(FileErrorKind.Other, NameTooLong));
            rest[..length].CopyTo(name);
            name[length] = 0;
            rest = rest[length..];
            if (Enter(ref file, name, rest.IsEmpty ? flags : Waypoint | UnixConstants.Directory, mode)
                is { Failed: true } error)
                return error;
        }

        return Outcome(file);
    }

    private static FileError Enter(ref int file, ReadOnlySpan<byte> name, int flags, uint mode)
    {
        var directory = file;
        file = NativeCalls.OpenAt(directory, name, flags | NoFollow | CloseOnExec, (nint)mode);
        var error = Outcome(file);
        // To open a link as a directory fails as opening a file as one does.
        if (error.Kind == FileErrorKind.NotFound && UnixLook.At(directory, name, out var look) == FileError.None
            && look.Kind == FileKind.Symlink)
            error = new FileError(FileErrorKind.Symlink, error.Number);
        _ = NativeCalls.Close(directory);
        return error;
    }

    private static int OpenInOneCall(ReadOnlySpan<byte> path, int flags, uint mode)
    {
        var makes = (flags & Create) != 0 || (flags & Unnamed) == Unnamed;
        var how = new OpenHow { Flags = (uint)flags, Mode = makes ? mode : 0, Resolve = NoSymlinks };
        return (int)NativeCalls.OpenAt2(CallNumber, CurrentDirectory, path, &how, sizeof(OpenHow));
    }

    private static FileError Abandon(ref int file, FileError error)
    {
        _ = NativeCalls.Close(file);
        file = -1;
        return error;
    }

    private static FileError Outcome(int file) =>
        file < 0 ? ErrorOf(Marshal.GetLastPInvokeError()) : FileError.None;
}
