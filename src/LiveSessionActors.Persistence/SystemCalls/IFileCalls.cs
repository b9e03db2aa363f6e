namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// The system calls that journals and snapshots are made of, one to one: no loop, no retry, no buffer. What is built
/// of them is therefore tested with every one of them failing. None of them gets anywhere through a symbolic link: where
/// a part of a path is one, it fails with <see cref="FileErrorKind.Symlink"/>. Files and directories are made for their
/// owner alone.
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
    /// Looks at a path; a link in its last part is what is seen. Nothing there is <see cref="FileLook.Missing"/>, no
    /// failure.
    /// </summary>
    FileError Look(string path, out FileLook look);

    /// <summary>
    /// The same in one system call, which follows links in the path's directories: only to compare the file with one that
    /// was reached without links, never to open or write it.
    /// </summary>
    FileError LookAgain(string path, out FileLook look);

    /// <summary>Reads at an offset; at the end of the file <paramref name="count"/> is 0.</summary>
    FileError Read(nint file, Span<byte> into, long offset, out int count);

    /// <summary>Writes, perhaps less than everything.</summary>
    FileError Write(nint file, ReadOnlySpan<byte> bytes, out int count);

    /// <summary>
    /// Has an open file for this process alone until it is closed: nobody else has it open, who opens it waits, it has
    /// one name, and only its owner may read it. Else <see cref="FileErrorKind.InUse"/>.
    /// </summary>
    FileError Reserve(nint file);

    /// <summary>
    /// Locks an open file until it is closed, if nobody else has it locked; else <see cref="FileErrorKind.InUse"/>.
    /// </summary>
    FileError Lock(nint file);

    /// <summary>Has nobody but its owner open a file from now on.</summary>
    FileError Restrict(nint file);

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

    /// <summary>
    /// The name of an open file as its directory has it, which may be in other letters than it was asked for; null
    /// where only the directory tells.
    /// </summary>
    FileError RealName(nint file, out string? name);

    /// <summary>Moves a file over another one.</summary>
    FileError Rename(string from, string to);

    /// <summary>Two files trade their names in one step.</summary>
    FileError Exchange(string one, string other);

    /// <summary>Takes a name away.</summary>
    FileError Unlink(string path);

    /// <summary>What is in a directory, in no order.</summary>
    FileError List(string directory, List<NamedFile> found);
}
