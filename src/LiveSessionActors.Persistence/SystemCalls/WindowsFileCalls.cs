using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// The calls on Windows. A handle with <c>FILE_APPEND_DATA</c> and without <c>FILE_WRITE_DATA</c> writes at the end
/// wherever that is, as <c>O_APPEND</c> does; Node opens its files for appending in the same way. Windows opens nothing
/// relative to a directory: whether a link leads to one is looked at before each call.
/// </summary>
internal sealed unsafe class WindowsFileCalls : IFileCalls
{
    private const uint ReadData = 0x1;
    private const uint WriteData = 0x2;
    private const uint AppendData = 0x4;
    private const uint ReadAttributes = 0x80;
    private const uint Synchronize = 0x100000;
    private const uint ShareAll = 0x7;
    private const uint ShareRead = 0x1;
    private const uint CreateNew = 1;
    private const uint OpenExisting = 3;
    private const uint OpenAlways = 4;
    private const uint OpenReparsePoint = 0x00200000;
    private const uint ReplaceExisting = 0x1;
    private const uint FromCurrent = 1;
    private const int SharingViolation = 32;

    // What the names of the workspace's directories begin with that everything is in.
    private const string Ours = ".impeccable";

    // Windows keeps the names of a directory in its own journal; there is nothing to open and flush.
    private const nint NoDirectory = -2;

    /// <inheritdoc/>
    public FileError Open(string path, OpenFor purpose, out nint file)
    {
        file = NoDirectory;
        if (purpose == OpenFor.FlushDirectory)
            return FileError.None;
        if (purpose is OpenFor.WriteUnnamed or OpenFor.Rewrite)
            return new FileError(FileErrorKind.NotSupported, 0);
        if (Lead(path) is { Failed: true } astray)
            return astray;

        var access = ReadAttributes | Synchronize | purpose switch
        {
            OpenFor.Read => ReadData,
            OpenFor.WriteNew => WriteData,
            OpenFor.Lock => ReadData | WriteData,
            _ => ReadData | AppendData,
        };
        var disposition = purpose switch
        {
            OpenFor.AppendNew or OpenFor.WriteNew => CreateNew,
            OpenFor.Lock => OpenAlways,
            _ => OpenExisting,
        };
        // Others are to be able to read who holds a lock.
        var share = purpose == OpenFor.Lock ? ShareRead : ShareAll;
        file = NativeCalls.CreateFile(path, access, share, 0, disposition, OpenReparsePoint, 0);
        if (file == -1)
            return purpose == OpenFor.Lock ? InUseIfShared(LastError()) : LastError();
        if (Look(file, out var look) is { Failed: true } error)
            return Abandon(file, error);
        return look.Kind == FileKind.Symlink ? Abandon(file, new FileError(FileErrorKind.Symlink, 0)) : FileError.None;
    }

    /// <inheritdoc/>
    public void Close(nint file)
    {
        if (file != NoDirectory)
            _ = NativeCalls.CloseHandle(file);
    }

    /// <inheritdoc/>
    public FileError Look(nint file, out FileLook look)
    {
        using var handle = new SafeFileHandle(file, ownsHandle: false);
        return ManagedLook.At(handle, out look);
    }

    /// <inheritdoc/>
    public FileError Look(string path, out FileLook look)
    {
        look = FileLook.Missing;
        return Lead(path) is { Failed: true } astray ? astray : ManagedLook.At(path, out look);
    }

    /// <inheritdoc/>
    public FileError LookAgain(string path, out FileLook look) => Look(path, out look);

    /// <inheritdoc/>
    public FileError Read(nint file, Span<byte> into, long offset, out int count)
    {
        count = 0;
        try
        {
            using var handle = new SafeFileHandle(file, ownsHandle: false);
            count = RandomAccess.Read(handle, into, offset);
            return FileError.None;
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            return ManagedLook.ErrorOf(exception);
        }
    }

    /// <inheritdoc/>
    public FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count)
    {
        fixed (byte* start = bytes)
        {
            var outcome = Outcome(NativeCalls.WriteFile(file, start, (uint)bytes.Length, out var written, 0));
            count = (int)written;
            return outcome;
        }
    }

    /// <inheritdoc/>
    public FileError Reserve(nint file) => new(FileErrorKind.NotSupported, 0);

    /// <inheritdoc/>
    public FileError Lock(nint file) => FileError.None;

    /// <inheritdoc/>
    public FileError Restrict(nint file) => FileError.None;

    /// <inheritdoc/>
    public FileError Resize(nint file, long length)
    {
        try
        {
            using var handle = new SafeFileHandle(file, ownsHandle: false);
            RandomAccess.SetLength(handle, length);
            return FileError.None;
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            return ManagedLook.ErrorOf(exception);
        }
    }

    /// <inheritdoc/>
    public FileError Position(nint file, out long offset) =>
        Outcome(NativeCalls.SetFilePointer(file, 0, out offset, FromCurrent));

    /// <inheritdoc/>
    public FileError Flush(nint file) =>
        file == NoDirectory ? FileError.None : Outcome(NativeCalls.FlushFileBuffers(file));

    /// <inheritdoc/>
    public FileError MakeDirectory(string path)
    {
        if (Lead(path) is { Failed: true } astray)
            return astray;
        if (Directory.Exists(path))
            return new FileError(FileErrorKind.Exists, 0);
        try
        {
            Directory.CreateDirectory(path);
            return FileError.None;
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            return ManagedLook.ErrorOf(exception);
        }
    }

    /// <inheritdoc/>
    public FileError Link(string existing, string added) =>
        Lead(existing, added) is { Failed: true } astray
            ? astray
            : Outcome(NativeCalls.CreateHardLink(added, existing, 0));

    /// <inheritdoc/>
    public FileError Name(nint file, string path) => new(FileErrorKind.NotSupported, 0);

    /// <inheritdoc/>
    public FileError RealName(nint file, out string? name)
    {
        name = Path.GetFileName(WindowsPath.Of(file));
        return name is null ? LastError() : FileError.None;
    }

    /// <inheritdoc/>
    public FileError Rename(string from, string to) =>
        Lead(from, to) is { Failed: true } astray
            ? astray
            : Outcome(NativeCalls.MoveFile(from, to, ReplaceExisting));

    /// <inheritdoc/>
    public FileError Exchange(string one, string other) => new(FileErrorKind.NotSupported, 0);

    /// <inheritdoc/>
    public FileError Unlink(string path)
    {
        if (Lead(path) is { Failed: true } astray)
            return astray;
        try
        {
            File.Delete(path);
            return FileError.None;
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            return ManagedLook.ErrorOf(exception);
        }
    }

    /// <inheritdoc/>
    public FileError List(string directory, List<NamedFile> found) =>
        Lead(Path.Combine(directory, "any")) is { Failed: true } astray
            ? astray
            : ManagedLook.List(directory, found);

    /// <summary>What a Windows error code means here.</summary>
    internal static FileError ErrorOf(int number) => new(KindOf(number), number);

    private static FileErrorKind KindOf(int number) => number switch
    {
        2 or 3 => FileErrorKind.NotFound,
        4 => FileErrorKind.TooManyOpen,
        5 or 19 or 32 or 33 => FileErrorKind.Forbidden,
        80 or 183 => FileErrorKind.Exists,
        39 or 112 or 1295 => FileErrorKind.NoSpace,
        1 or 17 or 50 => FileErrorKind.NotSupported,
        _ => FileErrorKind.Other,
    };

    // Whether one of our directories on the way is a link by now. The workspace's own path was found to have none.
    private static FileError Lead(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!path.Contains(Ours, StringComparison.OrdinalIgnoreCase))
                continue;
            for (var part = Path.GetDirectoryName(path); part is not null; part = Path.GetDirectoryName(part))
            {
                if (ManagedLook.At(part, out var look) is { Failed: true } error)
                    return error;
                if (look.Kind == FileKind.Symlink)
                    return new FileError(FileErrorKind.Symlink, 0);
                if (Path.GetFileName(part.AsSpan()).StartsWith(Ours, StringComparison.OrdinalIgnoreCase))
                    break;
            }
        }

        return FileError.None;
    }

    private static FileError InUseIfShared(FileError error) =>
        error.Number is SharingViolation ? new FileError(FileErrorKind.InUse, error.Number) : error;

    private static FileError Abandon(nint file, FileError error)
    {
        _ = NativeCalls.CloseHandle(file);
        return error;
    }

    private static FileError Outcome(int result) => result == 0 ? LastError() : FileError.None;

    private static FileError LastError() => ErrorOf(Marshal.GetLastPInvokeError());
}
