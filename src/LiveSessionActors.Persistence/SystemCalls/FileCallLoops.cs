namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>What every user of the calls does when a signal came in between: the call again.</summary>
internal static class FileCallLoops
{
    /// <summary>Opens a file.</summary>
    public static FileError OpenFile(this IFileCalls calls, string path, OpenFor purpose, out nint file)
    {
        FileError error;
        do
            error = calls.Open(path, purpose, out file);
        while (error.Kind == FileErrorKind.Interrupted);
        return error;
    }

    /// <summary>Reads until <paramref name="into"/> is full or the file ends.</summary>
    public static FileError ReadFully(this IFileCalls calls, nint file, Span<byte> into, long offset, out int count)
    {
        count = 0;
        while (count < into.Length)
        {
            var error = calls.Read(file, into[count..], offset + count, out var read);
            if (error.Kind == FileErrorKind.Interrupted)
                continue;
            if (error.Failed || read == 0)
                return error;
            count += read;
        }

        return FileError.None;
    }

    /// <summary>Writes all of <paramref name="bytes"/>.</summary>
    public static FileError WriteFully(this IFileCalls calls, nint file, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var error = calls.Write(file, bytes, out var count);
            if (error.Kind == FileErrorKind.Interrupted)
                continue;
            if (error.Failed)
                return error;
            bytes = bytes[count..];
        }

        return FileError.None;
    }

    /// <summary>
    /// Returns once everything written to the file is on disk. Only a signal is answered by a second try.
    /// </summary>
    public static FileError FlushFile(this IFileCalls calls, nint file)
    {
        FileError error;
        do
            error = calls.Flush(file);
        while (error.Kind == FileErrorKind.Interrupted);
        return error;
    }

    /// <summary>
    /// Returns once the names in a directory are on disk, on file systems that know how to flush a directory.
    /// </summary>
    public static FileError FlushDirectory(this IFileCalls calls, string path)
    {
        var error = calls.OpenFile(path, OpenFor.FlushDirectory, out var directory);
        if (error.Failed)
            return error;
        error = calls.FlushFile(directory);
        calls.Close(directory);
        return error.Kind == FileErrorKind.NotSupported ? FileError.None : error;
    }
}
