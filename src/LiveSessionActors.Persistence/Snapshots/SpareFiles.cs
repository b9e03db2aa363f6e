using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Snapshots;

/// <summary>
/// Files of a workspace that have traded their names with newer snapshots, kept to be written again: to make a file and
/// to remove one with each append costs ext4 more than all the rest of it, since it does not give the number of a file
/// to another one for a while and looks for a free one each time.
/// </summary>
internal sealed class SpareFiles(IFileCalls calls)
{
    // About as many as are written at the same time.
    private const int KeptMax = 32;

    private readonly Stack<string> _paths = new();
    private bool _closed;

    /// <summary>Takes one that nobody else takes.</summary>
    public string? Take()
    {
        lock (_paths)
            return _paths.TryPop(out var path) ? path : null;
    }

    /// <summary>Keeps a file, or removes it.</summary>
    public FileError Keep(string path)
    {
        lock (_paths)
        {
            if (!_closed && _paths.Count < KeptMax)
            {
                _paths.Push(path);
                return FileError.None;
            }
        }

        return calls.Unlink(path);
    }

    /// <summary>Removes them all and keeps no more.</summary>
    public void Close()
    {
        lock (_paths)
        {
            _closed = true;
            while (_paths.TryPop(out var path))
                calls.Unlink(path);
        }
    }
}
