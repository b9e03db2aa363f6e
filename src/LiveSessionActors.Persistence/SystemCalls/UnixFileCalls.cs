using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using static LiveSessionActors.Persistence.SystemCalls.UnixConstants;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>The calls on Linux and macOS.</summary>
internal sealed unsafe class UnixFileCalls : IFileCalls
{
    private const uint OwnerOnly = 0x180;
    private const uint Everyone = 0x1FF;
    private const int SeekCurrent = 1;
    private const int CurrentDirectory = -100;
    private const int NoFollowLink = 0x100;
    private const int FollowLink = 0x400;
    private const int EmptyPath = 0x1000;
    private const uint LookMask = 0x1 | 0x2 | 0x40 | 0x100 | 0x200 | 0x800;
    private const uint NamesMask = 0x4;
    private const uint PermissionMask = 0x1FF;
    private const uint ExchangeNames = 2;
    private const int SetLeaseSignal = 10;
    private const int SetLease = 1024;
    private const int WriteLease = 1;
    private const int UrgentSignal = 23;

    /// <inheritdoc/>
    public FileError Open(string path, OpenFor purpose, out nint file)
    {
        file = -1;
        if (purpose == OpenFor.WriteUnnamed && !OperatingSystem.IsLinux())
            return new FileError(FileErrorKind.NotSupported, 0);
        var creates = purpose is OpenFor.AppendNew or OpenFor.WriteNew;
        if (creates && OperatingSystem.IsMacOS())
        {
            // open(2) takes its mode as a variable argument, which Apple's arm64 passes elsewhere than we would.
            if (CreateByRuntime(path) is { Failed: true } error)
                return error;
            creates = false;
        }

        var flags = Flags(purpose) | (creates ? Create | Exclusive : 0) | CloseOnExec | NoFollow;
        file = NativeCalls.Open(path, flags, OwnerOnly);
        return file < 0 ? LastError() : FileError.None;
    }

    /// <inheritdoc/>
    public void Close(nint file) => _ = NativeCalls.Close((int)file);

    /// <inheritdoc/>
    public FileError Look(nint file, out FileLook look)
    {
        if (OperatingSystem.IsLinux())
            return Look((int)file, "", EmptyPath, out look);
        using var handle = new SafeFileHandle(file, ownsHandle: false);
        return ManagedLook.At(handle, out look);
    }

    /// <inheritdoc/>
    public FileError Look(string path, out FileLook look) => OperatingSystem.IsLinux()
        ? Look(CurrentDirectory, path, NoFollowLink, out look)
        : ManagedLook.At(path, out look);

    /// <inheritdoc/>
    public FileError Read(nint file, Span<byte> into, long offset, out int count)
    {
        fixed (byte* start = into)
            return Counted(NativeCalls.Read((int)file, start, into.Length, offset), out count);
    }

    /// <inheritdoc/>
    public FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count)
    {
        fixed (byte* start = bytes)
            return Counted(NativeCalls.Write((int)file, start, bytes.Length), out count);
    }

    /// <inheritdoc/>
    public FileError Reserve(nint file)
    {
        if (!OperatingSystem.IsLinux())
            return new FileError(FileErrorKind.NotSupported, 0);
        NativeCalls.StatX found;
        if (NativeCalls.Look((int)file, "", EmptyPath, LookMask | NamesMask, &found) < 0)
            return LastError();
        if (found.Names != 1 || (found.Mode & PermissionMask) != OwnerOnly)
            return new FileError(FileErrorKind.InUse, 0);
        // A lease is given to the only one who has the file open. Whoever opens it then waits for it to be closed here,
        // and the signal that tells so is one that is ignored unless somebody asks for it.
        return Outcome(NativeCalls.Control((int)file, SetLeaseSignal, UrgentSignal)) is { Failed: true } error
            ? error
            : Outcome(NativeCalls.Control((int)file, SetLease, WriteLease));
    }

    /// <inheritdoc/>
    public FileError Resize(nint file, long length) => Outcome(NativeCalls.Resize((int)file, length));

    /// <inheritdoc/>
    public FileError Position(nint file, out long offset)
    {
        offset = NativeCalls.Seek((int)file, 0, SeekCurrent);
        return offset < 0 ? LastError() : FileError.None;
    }

    /// <inheritdoc/>
    public FileError Flush(nint file) => Outcome(NativeCalls.Flush((int)file));

    /// <inheritdoc/>
    public FileError MakeDirectory(string path) => Outcome(NativeCalls.MakeDirectory(path, Everyone));

    /// <inheritdoc/>
    public FileError Link(string existing, string added) => Outcome(NativeCalls.Link(existing, added));

    /// <inheritdoc/>
    public FileError Name(nint file, string path) => OperatingSystem.IsLinux()
        ? Outcome(NativeCalls.LinkAt(CurrentDirectory, $"/proc/self/fd/{file}", CurrentDirectory, path, FollowLink))
        : new FileError(FileErrorKind.NotSupported, 0);

    /// <inheritdoc/>
    public FileError Rename(string from, string to) => Outcome(NativeCalls.Rename(from, to));

    /// <inheritdoc/>
    public FileError Exchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? Outcome(NativeCalls.RenameAt(CurrentDirectory, one, CurrentDirectory, other, ExchangeNames))
                : new FileError(FileErrorKind.NotSupported, 0);
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library without renameat2.
            return new FileError(FileErrorKind.NotSupported, 0);
        }
    }

    /// <inheritdoc/>
    public FileError Unlink(string path) => Outcome(NativeCalls.Unlink(path));

    /// <inheritdoc/>
    public FileError List(string directory, List<NamedFile> found) => !LinuxDirectory.IsSupported
        ? ManagedLook.List(directory, found)
        : LinuxDirectory.Read(directory, found) is > 0 and var number ? ErrorOf(number) : FileError.None;

    private static int Flags(OpenFor purpose) => purpose switch
    {
        // A pipe in the place of a journal must not make its reader wait for a writer.
        OpenFor.Read => ReadOnly | NonBlocking,
        OpenFor.Append or OpenFor.AppendNew => ReadWrite | Append,
        OpenFor.WriteNew or OpenFor.Rewrite => WriteOnly,
        OpenFor.WriteUnnamed => WriteOnly | Unnamed,
        _ => ReadOnly | UnixConstants.Directory,
    };

    [UnsupportedOSPlatform("windows")]
    private static FileError CreateByRuntime(string path)
    {
        try
        {
            const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var created = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = ownerOnly,
                BufferSize = 0,
            });
            return FileError.None;
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            return ManagedLook.ErrorOf(exception);
        }
    }

    private static FileError Look(int directory, string path, int flags, out FileLook look)
    {
        NativeCalls.StatX found;
        look = FileLook.Missing;
        if (NativeCalls.Look(directory, path, flags, LookMask, &found) == 0)
        {
            var device = ((ulong)found.DeviceMajor << 32) | found.DeviceMinor;
            look = new FileLook(
                KindOf(found.Mode),
                new FileIdentity(device, found.Inode, (found.Mask & 0x800) == 0 ? 0 : found.Born.InNanoseconds),
                found.Size,
                found.Modified.InNanoseconds);
            return FileError.None;
        }

        var error = LastError();
        return error.Kind == FileErrorKind.NotFound ? FileError.None : error;
    }

    private static FileKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.Symlink,
        _ => FileKind.Other,
    };

    private static FileError Counted(nint result, out int count)
    {
        count = result < 0 ? 0 : (int)result;
        return result < 0 ? LastError() : FileError.None;
    }

    private static FileError Outcome(int result) => result < 0 ? LastError() : FileError.None;

    private static FileError LastError() => ErrorOf(Marshal.GetLastPInvokeError());
}
