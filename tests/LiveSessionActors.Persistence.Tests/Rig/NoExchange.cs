using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>A system on which two files cannot trade their names.</summary>
internal sealed class NoExchange(IFileCalls inner) : IFileCalls
{
    public FileError Open(string path, OpenFor purpose, out nint file) => inner.Open(path, purpose, out file);

    public void Close(nint file) => inner.Close(file);

    public FileError Look(nint file, out FileLook look) => inner.Look(file, out look);

    public FileError Look(string path, out FileLook look) => inner.Look(path, out look);

    public FileError LookAgain(string path, out FileLook look) => inner.LookAgain(path, out look);

    public FileError Read(nint file, Span<byte> into, long offset, out int count) =>
        inner.Read(file, into, offset, out count);

    public FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count) => inner.Write(file, bytes, out count);

    public FileError Position(nint file, out long offset) => inner.Position(file, out offset);

    public FileError Reserve(nint file) => new(FileErrorKind.NotSupported, 0);

    public FileError Lock(nint file) => inner.Lock(file);

    public FileError Restrict(nint file) => inner.Restrict(file);

    public FileError Resize(nint file, long length) => inner.Resize(file, length);

    public FileError Flush(nint file) => inner.Flush(file);

    public FileError MakeDirectory(string path) => inner.MakeDirectory(path);

    public FileError Link(string existing, string added) => inner.Link(existing, added);

    public FileError Name(nint file, string path) => new(FileErrorKind.NotSupported, 0);

    public FileError RealName(nint file, out string? name) => inner.RealName(file, out name);

    public FileError Rename(string from, string to) => inner.Rename(from, to);

    public FileError Exchange(string one, string other) => new(FileErrorKind.NotSupported, 0);

    public FileError Unlink(string path) => inner.Unlink(path);

    public FileError List(string directory, List<NamedFile> found) => inner.List(directory, found);
}
