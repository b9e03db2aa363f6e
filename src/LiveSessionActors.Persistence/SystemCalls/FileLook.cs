namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>What a path or an open file is.</summary>
internal enum FileKind
{
    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link (or another reparse point).</summary>
    Symlink,

    /// <summary>A pipe, a device, a socket.</summary>
    Other,
}

/// <summary>
/// Which file it is. File systems give the number of a removed file to the next one, so the time of birth belongs to
/// it; what the platform does not tell is 0.
/// </summary>
internal readonly record struct FileIdentity(ulong Device, ulong Number, long Born);

/// <summary>
/// One look at a file. Times are whatever the platform counts in; they are only compared for equality.
/// </summary>
internal readonly record struct FileLook(FileKind Kind, FileIdentity Identity, long Size, long Modified)
{
    /// <summary>Nothing is there.</summary>
    public static FileLook Missing => default;
}
