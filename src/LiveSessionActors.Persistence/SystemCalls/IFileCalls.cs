namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// The system calls that journals and snapshots are made of, one to one: no loop, no retry, no buffer. What is built
/// of them is therefore tested with every one of them failing.
/// </summary>
internal interface IFileCalls
{
    /// <summary>Opens a file.</summary>
    FileError Open(string path, OpenFor purpose, out nint file);

    /// <summary>Closes it. Whatever this reports says nothing about the data, so it reports nothing.</summary>
    void Close(nint file);

    /// <summary>Looks at an open file.</summary>
    FileError Look(nint file, out FileLook look);

    /// <summary>
    /// Looks at a path without following a link. Nothing there is <see cref="FileLook.Missing"/>, no failure.
    /// </summary>
    FileError Look(string path, out FileLook look);

    /// <summary>Reads at an offset; at the end of the file <paramref name="count"/> is 0.</summary>
    FileError Read(nint file, Span<byte> into, long offset, out int count);

    /// <summary>Writes, perhaps less than everything.</summary>
    FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count);

    /// <summary>
    /// Has an open file for this process alone until it is closed: nobody else has it open, who opens it waits, it has
    /// one name, and only its owner may read it. Else <see cref="FileErrorKind.InUse"/>.
    /// </summary>
    FileError Reserve(nint file);

    /// <summary>Cuts an open file, or lets it grow.</summary>
    FileError Resize(nint file, long length);

    /// <summary>The place behind what was just written.</summary>
    FileError Position(nint file, out long offset);

    /// <summary>Returns once everything written is on disk.</summary>
    FileError Flush(nint file);

    /// <summary>Makes one directory.</summary>
    FileError MakeDirectory(string path);

    /// <summary>Gives a file a second name, which must be free.</summary>
    FileError Link(string existing, string added);

    /// <summary>Gives an open file without a name one, which must be free.</summary>
    FileError Name(nint file, string path);

    /// <summary>Moves a file over another one.</summary>
    FileError Rename(string from, string to);

    /// <summary>Two files trade their names in one step.</summary>
    FileError Exchange(string one, string other);

    /// <summary>Takes a name away.</summary>
    FileError Unlink(string path);

    /// <summary>What is in a directory, in no order.</summary>
    FileError List(string directory, List<NamedFile> found);
}
