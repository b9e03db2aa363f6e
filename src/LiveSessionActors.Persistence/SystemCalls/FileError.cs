namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>What went wrong in a call, as far as anything here depends on it.</summary>
internal enum FileErrorKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file, or a directory on the way to it, is not there.</summary>
    NotFound,

    /// <summary>The name is taken.</summary>
    Exists,

    /// <summary>A signal came in between; the call is to be made again.</summary>
    Interrupted,

    /// <summary>Others have the file.</summary>
    InUse,

    /// <summary>The disk or the quota is full.</summary>
    NoSpace,

    /// <summary>Permissions or a read-only file system forbid it.</summary>
    Forbidden,

    /// <summary>A part of the path is a symbolic link.</summary>
    Symlink,

    /// <summary>The process or the machine has too many files open.</summary>
    TooManyOpen,

    /// <summary>This file system or operating system does not know the call.</summary>
    NotSupported,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The outcome of a call: nothing, or the kind of its failure and the system's number for it.</summary>
/// <param name="Kind">What it means here.</param>
/// <param name="Number">errno, or the Windows error code.</param>
internal readonly record struct FileError(FileErrorKind Kind, int Number)
{
    /// <summary>It worked.</summary>
    public static FileError None => default;

    /// <summary>Whether it failed.</summary>
    public bool Failed => Kind != FileErrorKind.None;
}
