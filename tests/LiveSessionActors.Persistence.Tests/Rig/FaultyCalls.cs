using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>The process is gone: no call after this one is made.</summary>
internal sealed class KilledException : Exception
{
    public KilledException()
        : base("The process was killed.")
    {
    }
}

/// <summary>What a test may do instead of a call. Anything it leaves alone is made.</summary>
internal interface IFault
{
    /// <summary>Asked before each call with its ordinal, from 1: an error to give instead, or nothing.</summary>
    FileError Before(int ordinal, string call);

    /// <summary>How many of the bytes of a write are written.</summary>
    int Length(int ordinal, int length) => length;

    /// <summary>Something happens after the call, before its caller goes on.</summary>
    void After(int ordinal, string call)
    {
    }
}

/// <summary>Calls among which some fail. Knows which were made, in order.</summary>
internal sealed class FaultyCalls(IFileCalls inner) : IFileCalls
{
    private bool _killed;

    public IFault? Fault { get; set; }

    public List<string> Made { get; } = [];

    public int Count(string call) => Made.Count(made => made == call);

    /// <summary>Before the <paramref name="ordinal"/>-th call from now on, the process dies.</summary>
    public void KillBefore(int ordinal) => Fault = new Kill(this, Made.Count + ordinal);

    /// <summary>Each call of this name fails.</summary>
    public void Fail(string call, FileErrorKind kind, int times = int.MaxValue) =>
        Fault = new Failing(call, kind, times);

    public FileError Open(string path, OpenFor purpose, out nint file)
    {
        nint opened = -1;
        var error = Make("open:" + purpose, () => inner.Open(path, purpose, out opened));
        file = opened;
        return error;
    }

    // The system closes the files of a dead process.
    public void Close(nint file) => inner.Close(file);

    public FileError Look(nint file, out FileLook look)
    {
        var looked = FileLook.Missing;
        var error = Make("fstat", () => inner.Look(file, out looked));
        look = looked;
        return error;
    }

    public FileError Look(string path, out FileLook look)
    {
        var looked = FileLook.Missing;
        var error = Make("stat", () => inner.Look(path, out looked));
        look = looked;
        return error;
    }

    public FileError LookAgain(string path, out FileLook look)
    {
        var looked = FileLook.Missing;
        var error = Make("stat", () => inner.LookAgain(path, out looked));
        look = looked;
        return error;
    }

    public FileError Read(nint file, Span<byte> into, long offset, out int count)
    {
        count = 0;
        if (Before("read", out var ordinal) is { Failed: true } error)
            return error;
        error = inner.Read(file, into, offset, out count);
        Fault?.After(ordinal, "read");
        return error;
    }

    public FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (Before("write", out var ordinal) is { Failed: true } error)
            return error;
        error = inner.Write(file, bytes[..(Fault?.Length(ordinal, bytes.Length) ?? bytes.Length)], out count);
        Fault?.After(ordinal, "write");
        return error;
    }

    public FileError Position(nint file, out long offset)
    {
        var position = 0L;
        var error = Make("lseek", () => inner.Position(file, out position));
        offset = position;
        return error;
    }

    public FileError Reserve(nint file) => Make("reserve", () => inner.Reserve(file));

    public FileError Lock(nint file) => Make("lock", () => inner.Lock(file));

    public FileError Restrict(nint file) => Make("restrict", () => inner.Restrict(file));

    public FileError Resize(nint file, long length) => Make("resize", () => inner.Resize(file, length));

    public FileError Flush(nint file) => Make("fsync", () => inner.Flush(file));

    public FileError MakeDirectory(string path) => Make("mkdir", () => inner.MakeDirectory(path));

    public FileError Link(string existing, string added) => Make("link", () => inner.Link(existing, added));

    public FileError Name(nint file, string path) => Make("name", () => inner.Name(file, path));

    public FileError RealName(nint file, out string? name) => inner.RealName(file, out name);

    public FileError Rename(string from, string to) => Make("rename", () => inner.Rename(from, to));

    public FileError Exchange(string one, string other) => Make("exchange", () => inner.Exchange(one, other));

    public FileError Unlink(string path) => Make("unlink", () => inner.Unlink(path));

    public FileError List(string directory, List<NamedFile> found) => Make("list", () => inner.List(directory, found));

    private FileError Make(string call, Func<FileError> make)
    {
        if (Before(call, out var ordinal) is { Failed: true } error)
            return error;
        error = make();
        Fault?.After(ordinal, call);
        return error;
    }

    private FileError Before(string call, out int ordinal)
    {
        if (_killed)
            throw new KilledException();
        Made.Add(call);
        ordinal = Made.Count;
        return Fault?.Before(ordinal, call) ?? FileError.None;
    }

    private sealed class Kill(FaultyCalls calls, int at) : IFault
    {
        public FileError Before(int ordinal, string call)
        {
            if (ordinal < at)
                return FileError.None;
            calls._killed = true;
            throw new KilledException();
        }
    }

    private sealed class Failing(string name, FileErrorKind kind, int times) : IFault
    {
        private int _left = times;

        public FileError Before(int ordinal, string call) =>
            call == name && _left-- > 0 ? new FileError(kind, 5) : FileError.None;
    }
}
