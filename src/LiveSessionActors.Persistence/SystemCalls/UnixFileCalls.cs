using System.Runtime.InteropServices;
using System.Text;
using static LiveSessionActors.Persistence.SystemCalls.UnixConstants;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// The calls on Linux and macOS. What a path names is opened at once by <see cref="StrictOpening"/>, or is a name in a
/// directory that was: no call gets anywhere through a symbolic link.
/// </summary>
internal sealed unsafe class UnixFileCalls : IFileCalls
{
    private const uint OwnerOnly = 0x180;
    private const uint OwnerOnlyDirectory = 0x1C0;
    private const int SeekCurrent = 1;
    private const int FollowLink = 0x400;
    private const int LockAlone = 2;
    private const int DoNotWait = 4;
    private const uint ExchangeNames = 2;
    private const int SetLeaseSignal = 10;
    private const int SetLease = 1024;
    private const int WriteLease = 1;
    private const int UrgentSignal = 23;
    private const int GetPath = 50;

    private static readonly FileError Unknown = new(FileErrorKind.NotSupported, 0);

    /// <inheritdoc/>
    public FileError Open(string path, OpenFor purpose, out nint file)
    {
        file = -1;
        if (purpose == OpenFor.WriteUnnamed && !OperatingSystem.IsLinux())
            return Unknown;
        Span<byte> buffer = stackalloc byte[UnixPlace.BytesMax];
        var flags = Flags(purpose);
        if ((flags & Create) != 0 && OperatingSystem.IsMacOS())
            return CreateOnMac(path, flags, buffer, out file);
        if (UnixPlace.Encode(path, buffer, out var text) is { Failed: true } tooLong)
            return tooLong;
        var error = StrictOpening.Open(text, flags, OwnerOnly, out var opened);
        file = opened;
        return error;
    }

    /// <inheritdoc/>
    public void Close(nint file) => _ = NativeCalls.Close((int)file);

    /// <inheritdoc/>
    public FileError Look(nint file, out FileLook look) => UnixLook.At((int)file, out look);

    /// <inheritdoc/>
    public FileError Look(string path, out FileLook look)
    {
        look = FileLook.Missing;
        using var place = new UnixPlace(path, stackalloc byte[UnixPlace.BytesMax]);
        return place.Error.Kind == FileErrorKind.NotFound ? FileError.None
            : place.Error.Failed ? place.Error
            : UnixLook.At(place.Directory, place.Name, out look);
    }

    /// <inheritdoc/>
    public FileError LookAgain(string path, out FileLook look)
    {
        if (!OperatingSystem.IsLinux())
            return Look(path, out look);
        look = FileLook.Missing;
        return UnixPlace.Encode(path, stackalloc byte[UnixPlace.BytesMax], out var text) is { Failed: true } error
            ? error
            : UnixLook.At(CurrentDirectory, text, out look);
    }

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
            return Unknown;
        if (UnixLook.Sharing((int)file, out var names, out var mode) is { Failed: true } unseen)
            return unseen;
        if (names != 1 || mode != OwnerOnly)
            return new FileError(FileErrorKind.InUse, 0);
        // A lease is given to the only one who has the file open. Whoever opens it then waits for it to be closed here,
        // and the signal that tells so is one that is ignored unless somebody asks for it.
        return Outcome(NativeCalls.Control((int)file, SetLeaseSignal, UrgentSignal)) is { Failed: true } error
            ? error
            : Outcome(NativeCalls.Control((int)file, SetLease, WriteLease));
    }

    /// <inheritdoc/>
    public FileError Lock(nint file) => Outcome(NativeCalls.Lock((int)file, LockAlone | DoNotWait));

    /// <inheritdoc/>
    public FileError Restrict(nint file) => Outcome(NativeCalls.ChangeMode((int)file, OwnerOnly));

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
    public FileError MakeDirectory(string path)
    {
        using var place = new UnixPlace(path, stackalloc byte[UnixPlace.BytesMax]);
        return place.Error.Failed
            ? place.Error
            : Outcome(NativeCalls.MakeDirectoryAt(place.Directory, place.Name, OwnerOnlyDirectory));
    }

    /// <inheritdoc/>
    public FileError Link(string existing, string added)
    {
        using var one = new UnixPlace(existing, stackalloc byte[UnixPlace.BytesMax]);
        using var other = new UnixPlace(added, stackalloc byte[UnixPlace.BytesMax]);
        return one.Error.Failed ? one.Error
            : other.Error.Failed ? other.Error
            : Outcome(NativeCalls.LinkAt(one.Directory, one.Name, other.Directory, other.Name, 0));
    }

    /// <inheritdoc/>
    public FileError Name(nint file, string path)
    {
        if (!OperatingSystem.IsLinux())
            return Unknown;
        Span<byte> unnamed = stackalloc byte[64];
        _ = UnixPlace.Encode($"/proc/self/fd/{file}", unnamed, out var text);
        using var place = new UnixPlace(path, stackalloc byte[UnixPlace.BytesMax]);
        return place.Error.Failed
            ? place.Error
            : Outcome(NativeCalls.LinkAt(CurrentDirectory, text, place.Directory, place.Name, FollowLink));
    }

    /// <inheritdoc/>
    public FileError RealName(nint file, out string? name)
    {
        name = null;
        if (!OperatingSystem.IsMacOS())
            return FileError.None;
        Span<byte> path = stackalloc byte[UnixPlace.BytesMax];
        fixed (byte* start = path)
        {
            // The path is a variable argument, too.
            var result = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                ? NativeCalls.Control((int)file, GetPath, 0, 0, 0, 0, 0, 0, start)
                : NativeCalls.Control((int)file, GetPath, start);
            if (result < 0)
                return LastError();
        }

        name = Path.GetFileName(Encoding.UTF8.GetString(path[..path.IndexOf((byte)0)]));
        return FileError.None;
    }

    /// <inheritdoc/>
    public FileError Rename(string from, string to)
    {
        using var one = new UnixPlace(from, stackalloc byte[UnixPlace.BytesMax]);
        using var other = new UnixPlace(to, stackalloc byte[UnixPlace.BytesMax]);
        return one.Error.Failed ? one.Error
            : other.Error.Failed ? other.Error
            : Outcome(NativeCalls.RenameAt(one.Directory, one.Name, other.Directory, other.Name));
    }

    /// <inheritdoc/>
    public FileError Exchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
            return Unknown;
        using var first = new UnixPlace(one, stackalloc byte[UnixPlace.BytesMax]);
        using var second = new UnixPlace(other, stackalloc byte[UnixPlace.BytesMax]);
        try
        {
            return first.Error.Failed ? first.Error
                : second.Error.Failed ? second.Error
                : Outcome(NativeCalls.RenameAt(
                    first.Directory, first.Name, second.Directory, second.Name, ExchangeNames));
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library without renameat2.
            return Unknown;
        }
    }

    /// <inheritdoc/>
    public FileError Unlink(string path)
    {
        using var place = new UnixPlace(path, stackalloc byte[UnixPlace.BytesMax]);
        return place.Error.Failed ? place.Error : Outcome(NativeCalls.UnlinkAt(place.Directory, place.Name, 0));
    }

    /// <inheritdoc/>
    public FileError List(string directory, List<NamedFile> found)
    {
        Span<byte> buffer = stackalloc byte[UnixPlace.BytesMax];
        if (UnixPlace.Encode(directory, buffer, out var text) is { Failed: true } tooLong)
            return tooLong;
        if (StrictOpening.Open(text, ReadOnly | UnixConstants.Directory, 0, out var opened) is { Failed: true } error)
            return error;
        if (UnixDirectory.IsSupported)
            return UnixDirectory.Read(opened, found) is > 0 and var number ? ErrorOf(number) : FileError.None;
        _ = NativeCalls.Close(opened);
        return ManagedLook.List(directory, found);
    }

    private static int Flags(OpenFor purpose) => purpose switch
    {
        // A pipe in the place of a journal must not make its reader wait for a writer.
        OpenFor.Read => ReadOnly | NonBlocking,
        OpenFor.Append => ReadWrite | UnixConstants.Append,
        OpenFor.AppendNew => ReadWrite | UnixConstants.Append | Create | Exclusive,
        OpenFor.WriteNew => WriteOnly | Create | Exclusive,
        OpenFor.Rewrite => WriteOnly,
        OpenFor.WriteUnnamed => WriteOnly | Unnamed,
        OpenFor.Lock => ReadWrite | NonBlocking | Create,
        _ => ReadOnly | UnixConstants.Directory,
    };

    // openat(2) takes the mode as a variable argument, which Apple's arm64 passes on the stack. Whatever arrived there
    // as the mode of a new file, afterwards it is the right one.
    private static FileError CreateOnMac(string path, int flags, Span<byte> buffer, out nint file)
    {
        file = -1;
        using var place = new UnixPlace(path, buffer);
        if (place.Error.Failed)
            return place.Error;
        flags |= NoFollow | CloseOnExec;
        var opened = RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? NativeCalls.OpenAt(place.Directory, place.Name, flags, 0, 0, 0, 0, 0, (nint)OwnerOnly)
            : NativeCalls.OpenAt(place.Directory, place.Name, flags, (nint)OwnerOnly);
        if (opened < 0)
            return LastError();
        file = opened;
        return Outcome(NativeCalls.ChangeMode(opened, OwnerOnly));
    }

    private static FileError Counted(nint result, out int count)
    {
        count = result < 0 ? 0 : (int)result;
        return result < 0 ? LastError() : FileError.None;
    }

    private static FileError Outcome(int result) => result < 0 ? LastError() : FileError.None;

    private static FileError LastError() => ErrorOf(Marshal.GetLastPInvokeError());
}
