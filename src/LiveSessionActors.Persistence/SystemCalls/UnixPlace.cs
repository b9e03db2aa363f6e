using System.Text;
using static LiveSessionActors.Persistence.SystemCalls.UnixConstants;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// A path as a name in its directory, which is open, and to which no symbolic link has led: what is done with the name
/// there is done there, whatever is put in the place of a directory meanwhile. <see cref="Error"/> says why it is not.
/// </summary>
internal readonly ref struct UnixPlace : IDisposable
{
    /// <summary>What a path takes at most, with the zero behind it.</summary>
    public const int BytesMax = 4096;

    /// <summary>Opens the directory of an absolute path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="buffer">Memory for it.</param>
    public UnixPlace(string path, Span<byte> buffer)
    {
        Directory = -1;
        Error = Encode(path, buffer, out var text);
        if (Error.Failed)
            return;
        var slash = text.LastIndexOf((byte)'/');
        Name = text[(slash + 1)..];
        text[slash] = 0;
        FileError error;
        int directory;
        do
            error = StrictOpening.Open(slash == 0 ? "/\0"u8 : text[..(slash + 1)], Waypoint | UnixConstants.Directory, 0, out directory);
        while (error.Kind == FileErrorKind.Interrupted);
        (Error, Directory) = (error, directory);
    }

    /// <summary>Why the directory could not be opened.</summary>
    public FileError Error { get; }

    /// <summary>The open directory.</summary>
    public int Directory { get; }

    /// <summary>The name in it, with a zero behind it.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>A path as system calls take it.</summary>
    public static FileError Encode(string path, Span<byte> buffer, out Span<byte> text)
    {
        text = default;
        if (!Encoding.UTF8.TryGetBytes(path, buffer[..^1], out var length))
            return new FileError(FileErrorKind.Other, NameTooLong);
        buffer[length] = 0;
        text = buffer[..(length + 1)];
        return FileError.None;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory >= 0)
            _ = NativeCalls.Close(Directory);
    }
}
