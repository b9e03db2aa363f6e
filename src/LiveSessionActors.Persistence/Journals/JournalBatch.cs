using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>One write of whole lines at the end of a journal, and where it came down.</summary>
internal sealed class JournalBatch(IFileCalls calls, nint file, long end)
{
    private long _end = end;

    /// <summary>
    /// Others appended between the last look and the write, or between two parts of it, which the system had cut: the
    /// lines are further behind, and some may be in pieces.
    /// </summary>
    public bool Moved { get; private set; }

    /// <summary>Whether anything was written.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>The length of the lines, and of the newline that ends somebody's torn line before them.</summary>
    public static int Length(ReadOnlySpan<ReadOnlyMemory<byte>> texts, bool sealing)
    {
        var length = sealing ? 1 : 0;
        foreach (var text in texts)
            length = checked(length + text.Length + 1);
        return length;
    }

    /// <summary>Lays the lines out as they are written.</summary>
    public static void Fill(Span<byte> into, ReadOnlySpan<ReadOnlyMemory<byte>> texts, bool sealing)
    {
        into[0] = (byte)'\n';
        var at = sealing ? 1 : 0;
        foreach (var text in texts)
        {
            text.Span.CopyTo(into[at..]);
            at += text.Length;
            into[at++] = (byte)'\n';
        }
    }

    /// <summary>Writes the bytes; all in one call unless the system cuts them.</summary>
    public FileError Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var error = calls.Write(file, bytes, out var count);
            if (error.Kind == FileErrorKind.Interrupted)
                continue;
            if (error.Failed)
                return error;
            _end += count;
            HasWritten = true;
            bytes = bytes[count..];
            if (!bytes.IsEmpty && (error = Locate()).Failed)
                return error;
        }

        return FileError.None;
    }

    /// <summary>
    /// The file is of this size by now: only when that is more or less than what was written takes it a call to find out
    /// whether others came before or after.
    /// </summary>
    public FileError See(long size) => size == _end ? FileError.None : Locate();

    private FileError Locate()
    {
        var error = calls.Position(file, out var behind);
        if (error.Failed)
            return error;
        Moved |= behind != _end;
        _end = behind;
        return FileError.None;
    }
}
