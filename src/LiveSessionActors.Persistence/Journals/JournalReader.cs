using System.IO.Hashing;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// A journal opened for reading, in whichever place it is; what is read ends where the file ended then.
/// </summary>
internal sealed class JournalReader : IDisposable
{
    private readonly IFileCalls _calls;
    private readonly string _path;
    private readonly nint _file;

    private JournalReader(IFileCalls calls, JournalPlace place, string path, nint file, FileLook look)
    {
        (_calls, Place, _path, _file, Look) = (calls, place, path, file, look);
        Size = look.Size;
    }

    /// <summary>Which of the files.</summary>
    public JournalPlace Place { get; }

    /// <summary>The file as it was when it was opened.</summary>
    public FileLook Look { get; }

    /// <summary>Where reading ends.</summary>
    public long Size { get; private set; }

    /// <summary>Where reading goes on.</summary>
    public long Offset { get; set; }

    /// <summary>Hears of all that is read on from here, in order.</summary>
    public XxHash64? Hash { get; set; }

    /// <summary>Opens the session's journal, or gives null when there is none.</summary>
    public static JournalReader? Open(IFileCalls calls, SessionPaths paths) =>
        Open(calls, JournalPlace.Primary, paths)
        ?? Open(calls, JournalPlace.Archived, paths)
        ?? Open(calls, JournalPlace.Legacy, paths);

    /// <summary>Opens one of them, or gives null when it is not there.</summary>
    public static JournalReader? Open(IFileCalls calls, JournalPlace place, SessionPaths paths)
    {
        var path = paths.JournalIn(place);
        var error = calls.OpenFile(path, OpenFor.Read, out var file);
        if (error.Kind == FileErrorKind.NotFound)
            return null;
        if (error.Failed)
            throw FileRefusals.Unreadable(path, error);

        try
        {
            return new JournalReader(calls, place, path, file, Checked(calls, paths, path, file));
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    /// <summary>Reads on; 0 at the end.</summary>
    public int Read(Span<byte> into)
    {
        var room = (int)Math.Min(into.Length, Size - Offset);
        if (room <= 0)
            return 0;
        var error = _calls.ReadFully(_file, into[..room], Offset, out var count);
        if (error.Failed)
            throw FileRefusals.Unreadable(_path, error);
        Offset += count;
        Hash?.Append(into[..count]);
        // The file was cut while it was read; whoever looks next sees that.
        if (count < room)
            Size = Offset;
        return count;
    }

    /// <summary>Whether the file is the one that was read before, with nothing but more behind it.</summary>
    public bool Follows(FilePosition known)
    {
        if (IsLegacy(known.Place) != IsLegacy(Place) || known.Look.Identity != Look.Identity)
            return false;
        if (Size < known.Look.Size || Size < known.Offset)
            return false;
        var rewritten = Size == known.Look.Size && Look.Modified != known.Look.Modified;
        return !rewritten && Holds(known.Mark, known.Offset);
    }

    /// <summary>Whether the line before <paramref name="offset"/> is still the one that was marked.</summary>
    public bool Holds(LineMark mark, long offset)
    {
        Span<byte> bytes = stackalloc byte[LineMark.LengthMax];
        var wanted = bytes[..mark.Length];
        var error = _calls.ReadFully(_file, wanted, offset - mark.Length, out var count);
        if (error.Failed)
            throw FileRefusals.Unreadable(_path, error);
        return count == wanted.Length && LineMark.OfEnd(wanted) == mark;
    }

    /// <summary>Lets reading end at an earlier place.</summary>
    public void EndAt(long size) => Size = Math.Min(Size, size);

    /// <inheritdoc/>
    public void Dispose() => _calls.Close(_file);

    private static FileLook Checked(IFileCalls calls, SessionPaths paths, string path, nint file)
    {
        if (calls.Look(file, out var look) is { Failed: true } error)
            throw FileRefusals.Unreadable(path, error);
        if (look.Kind != FileKind.Regular)
            throw FileRefusals.NoFile(path);
        paths.Workspace.Names.Check(calls, paths.Session, path, file);
        return look;
    }

    // What is archived is the primary journal under another name.
    private static bool IsLegacy(JournalPlace place) => place == JournalPlace.Legacy;
}
