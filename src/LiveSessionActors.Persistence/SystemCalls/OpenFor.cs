namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>What a file is opened for. No purpose follows a symbolic link, in any part of the path.</summary>
internal enum OpenFor
{
    /// <summary>Reading.</summary>
    Read,

    /// <summary>Writing at the end, wherever that is at the moment of the write, and reading.</summary>
    Append,

    /// <summary>The same, for a file that must not exist yet; only its owner may read it.</summary>
    AppendNew,

    /// <summary>Writing to a file that must not exist yet; only its owner may read it.</summary>
    WriteNew,

    /// <summary>Writing from the start of a file that is there.</summary>
    Rewrite,

    /// <summary>
    /// Writing to a file without a name in the directory that the path names; it gets one by
    /// <see cref="IFileCalls.Name"/>, or is gone when it is closed. Not every system has this.
    /// </summary>
    WriteUnnamed,

    /// <summary>
    /// <see cref="IFileCalls.Lock"/>, and saying in it who has the lock; it is made when it is not there.
    /// </summary>
    Lock,

    /// <summary>Flushing the names in a directory.</summary>
    FlushDirectory,
}
