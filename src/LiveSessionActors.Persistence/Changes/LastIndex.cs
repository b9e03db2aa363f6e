using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Changes;

/// <summary>Which file the index of changes was when it was last read or written, and how long.</summary>
internal sealed class LastIndex
{
    private Mark? _mark;

    /// <summary>Whether it is that one still, as long as it was.</summary>
    public bool Is(FileLook look) => _mark is { } mark && mark.Identity == look.Identity && mark.Size == look.Size;

    /// <summary>It is this one now, with so many bytes more than at the look.</summary>
    public void Set(FileLook look, long added = 0) => _mark = new Mark(look.Identity, look.Size + added);

    /// <summary>Nobody knows what it is.</summary>
    public void Forget() => _mark = null;

    private sealed record Mark(FileIdentity Identity, long Size);
}
