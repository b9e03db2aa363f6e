using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>
/// A disk in memory that knows what has been flushed. A power cut keeps that, and of everything else whatever the seed
/// says: each write and each change of a name on its own, in no order. The numbers of removed files are given again.
/// </summary>
/// <param name="names">By what it tells names apart.</param>
internal sealed class MemoryDisk(StringComparer? names = null) : IFileCalls
{
    private readonly Dictionary<string, MemoryFile> _names = new(names ?? StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryFile> _durableNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changedNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(names ?? StringComparer.Ordinal);
    private readonly Dictionary<MemoryFile, nint> _locks = [];
    private readonly Dictionary<nint, (MemoryFile? File, string Path, long Position)> _open = [];
    private nint _nextHandle = 100;
    private ulong _nextNumber = 1;
    private long _clock;

    /// <summary>Whether its locks keep anybody out.</summary>
    public bool Locks { get; set; } = true;

    /// <summary>How many files are open.</summary>
    public int OpenFiles => _open.Count;

    public IEnumerable<string> Names => _names.Keys;

    public byte[] Bytes(string path) => _names[path].Content;

    /// <summary>Another program appends.</summary>
    public void AppendForeign(string path, ReadOnlySpan<byte> bytes)
    {
        if (!_names.TryGetValue(path, out var file))
            file = Name(path);
        file.Append(bytes, ++_clock);
    }

    /// <summary>The power fails and comes back.</summary>
    public void CutPower(int seed)
    {
        var random = new Random(seed);
        _open.Clear();
        foreach (var path in _changedNames.Where(_ => random.Next(2) == 0).ToList())
        {
            if (_names.TryGetValue(path, out var file))
                _durableNames[path] = file;
            else
                _durableNames.Remove(path);
        }

        _names.Clear();
        _changedNames.Clear();
        foreach (var (path, file) in _durableNames)
            _names[path] = file;
        foreach (var file in _names.Values.Distinct())
            file.CutPower(random);
    }

    public FileError Open(string path, OpenFor purpose, out nint file)
    {
        file = -1;
        if (purpose == OpenFor.FlushDirectory)
            return Handle(null, path, out file);
        if (purpose == OpenFor.WriteUnnamed)
            return Handle(new MemoryFile(_nextNumber++, ++_clock), path, out file);
        var creates = purpose is OpenFor.AppendNew or OpenFor.WriteNew;
        if (purpose == OpenFor.Lock)
            return Handle(_names.GetValueOrDefault(path) ?? Name(path), path, out file);
        if (_names.TryGetValue(path, out var found) == creates)
            return new FileError(creates ? FileErrorKind.Exists : FileErrorKind.NotFound, 0);
        return Handle(found ?? Name(path), path, out file);
    }

    public void Close(nint file)
    {
        if (_open.Remove(file, out var open) && open.File is not null && _locks.GetValueOrDefault(open.File) == file)
            _locks.Remove(open.File);
    }

    public FileError Look(nint file, out FileLook look)
    {
        look = _open[file].File!.Look;
        return FileError.None;
    }

    public FileError Look(string path, out FileLook look)
    {
        look = _names.TryGetValue(path, out var file) ? file.Look
            : _directories.Contains(path) ? new FileLook(FileKind.Directory, default, 0, 0)
            : FileLook.Missing;
        return FileError.None;
    }

    public FileError LookAgain(string path, out FileLook look) => Look(path, out look);

    public FileError Read(nint file, Span<byte> into, long offset, out int count)
    {
        var content = _open[file].File!.Content.AsSpan();
        var rest = offset < content.Length ? content[(int)offset..] : [];
        count = Math.Min(rest.Length, into.Length);
        rest[..count].CopyTo(into);
        return FileError.None;
    }

    public FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count)
    {
        var open = _open[file];
        open.File!.Append(bytes, ++_clock);
        _open[file] = open with { Position = open.File.Content.Length };
        count = bytes.Length;
        return FileError.None;
    }

    public FileError Position(nint file, out long offset)
    {
        offset = _open[file].Position;
        return FileError.None;
    }

    public FileError Reserve(nint file) => new(FileErrorKind.NotSupported, 0);

    public FileError Lock(nint file) => !Locks || _locks.TryAdd(_open[file].File!, file)
        ? FileError.None
        : new FileError(FileErrorKind.InUse, 0);

    public FileError Restrict(nint file) => FileError.None;

    public FileError Resize(nint file, long length)
    {
        _open[file].File!.Cut((int)length, ++_clock);
        return FileError.None;
    }

    public FileError Flush(nint file)
    {
        var (opened, path, _) = _open[file];
        if (opened is not null)
            opened.Flush();
        else
            FlushNames(path);
        return FileError.None;
    }

    public FileError MakeDirectory(string path) =>
        _directories.Add(path) ? FileError.None : new FileError(FileErrorKind.Exists, 0);

    public FileError Link(string existing, string added)
    {
        if (_names.ContainsKey(added))
            return new FileError(FileErrorKind.Exists, 0);
        return Change(added, _names[existing]);
    }

    public FileError Name(nint file, string path) => _names.ContainsKey(path)
        ? new FileError(FileErrorKind.Exists, 0)
        : Change(path, _open[file].File!);

    public FileError RealName(nint file, out string? name)
    {
        name = Path.GetFileName(_names.FirstOrDefault(named => named.Value == _open[file].File).Key);
        return FileError.None;
    }

    public FileError Rename(string from, string to)
    {
        Change(to, _names[from]);
        return Unlink(from);
    }

    public FileError Exchange(string one, string other)
    {
        if (!_names.TryGetValue(other, out var file))
            return new FileError(FileErrorKind.NotFound, 0);
        Change(other, _names[one]);
        return Change(one, file);
    }

    public FileError Unlink(string path)
    {
        _changedNames.Add(path);
        if (!_names.Remove(path, out var file))
            return new FileError(FileErrorKind.NotFound, 0);
        if (!_names.ContainsValue(file))
            _nextNumber = file.Look.Identity.Number;
        return FileError.None;
    }

    public FileError List(string directory, List<NamedFile> found)
    {
        found.AddRange(_names.Keys
            .Where(path => Path.GetDirectoryName(path) == directory)
            .Select(path => new NamedFile(Path.GetFileName(path), Kind: null)));
        return FileError.None;
    }

    private void FlushNames(string directory)
    {
        foreach (var path in _changedNames.Where(path => Path.GetDirectoryName(path) == directory).ToList())
        {
            _changedNames.Remove(path);
            if (_names.TryGetValue(path, out var file))
                _durableNames[path] = file;
            else
                _durableNames.Remove(path);
        }
    }

    private MemoryFile Name(string path)
    {
        var file = new MemoryFile(_nextNumber++, ++_clock);
        Change(path, file);
        return file;
    }

    private FileError Change(string path, MemoryFile file)
    {
        _names[path] = file;
        _changedNames.Add(path);
        return FileError.None;
    }

    private FileError Handle(MemoryFile? file, string path, out nint handle)
    {
        handle = _nextHandle++;
        _open[handle] = (file, path, 0);
        return FileError.None;
    }
}
