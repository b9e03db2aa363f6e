using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>The disk takes so many more bytes and is full then, as a small tmpfs is: the last write is cut.</summary>
internal sealed class FullAfter(int bytes) : IFault
{
    private int _left = bytes;

    public FileError Before(int ordinal, string call) =>
        call == "write" && _left == 0 ? new FileError(FileErrorKind.NoSpace, 28) : FileError.None;

    public int Length(int ordinal, int length)
    {
        var taken = Math.Min(length, _left);
        _left -= taken;
        return taken;
    }
}

/// <summary>Writes take as many bytes at a time as the seed says, and signals come in between any calls.</summary>
internal sealed class ShortAndInterrupted(int seed) : IFault
{
    private readonly Random _random = new(seed);
    private bool _interrupted;

    public FileError Before(int ordinal, string call)
    {
        _interrupted = !_interrupted && call is "read" or "write" or "fsync" or "open:Append" && _random.Next(2) == 0;
        return _interrupted ? new FileError(FileErrorKind.Interrupted, 4) : FileError.None;
    }

    public int Length(int ordinal, int length) => 1 + _random.Next(length);
}

/// <summary>Something happens once, directly after the first call of this name.</summary>
internal sealed class Once(string name, Action happen) : IFault
{
    private bool _happened;

    public FileError Before(int ordinal, string call) => FileError.None;

    public void After(int ordinal, string call)
    {
        if (call != name || _happened)
            return;
        _happened = true;
        happen();
    }
}

/// <summary>One call fails, whichever comes as this ordinal.</summary>
internal sealed class FailAt(int at, FileErrorKind kind) : IFault
{
    public bool Failed { get; private set; }

    public FileError Before(int ordinal, string call)
    {
        Failed |= ordinal == at;
        return ordinal == at ? new FileError(kind, 5) : FileError.None;
    }
}

/// <summary>Something happens directly before a call, whichever comes as this ordinal.</summary>
internal sealed class BeforeCall(int at, Action happen) : IFault
{
    public FileError Before(int ordinal, string call)
    {
        if (ordinal == at)
            happen();
        return FileError.None;
    }
}
