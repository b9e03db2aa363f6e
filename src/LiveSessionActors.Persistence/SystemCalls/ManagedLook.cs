using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// Looks at files through .NET, for the systems without <c>statx</c>. A file's identity is its time of birth there.
/// </summary>
internal static class ManagedLook
{
    /// <summary>Looks at a path without following a link.</summary>
    internal static FileError At(string path, out FileLook look)
    {
        look = FileLook.Missing;
        try
        {
            var file = new FileInfo(path);
            if ((int)file.Attributes != -1)
                look = Of(file.Attributes, file.CreationTimeUtc, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
            return FileError.None;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return ErrorOf(exception) is { Kind: not FileErrorKind.NotFound } error ? error : FileError.None;
        }
    }

    /// <summary>Looks at an open file.</summary>
    internal static FileError At(SafeFileHandle file, out FileLook look)
    {
        try
        {
            look = Of(
                File.GetAttributes(file),
                File.GetCreationTimeUtc(file),
                RandomAccess.GetLength(file),
                File.GetLastWriteTimeUtc(file));
            return FileError.None;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            look = FileLook.Missing;
            return ErrorOf(exception);
        }
    }

    /// <summary>What is in a directory.</summary>
    internal static FileError List(string directory, List<NamedFile> found)
    {
        try
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(directory))
                found.Add(new NamedFile(Path.GetFileName(path), Kind: null));
            return FileError.None;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return ErrorOf(exception);
        }
    }

    /// <summary>Whether .NET reports the failure of a file call by this exception.</summary>
    internal static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>What the exception means here.</summary>
    internal static FileError ErrorOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => new FileError(FileErrorKind.NotFound, exception.HResult),
        UnauthorizedAccessException => new FileError(FileErrorKind.Forbidden, exception.HResult),
        NotSupportedException => new FileError(FileErrorKind.NotSupported, exception.HResult),
        IOException when OperatingSystem.IsWindows() => WindowsFileCalls.ErrorOf(exception.HResult & 0xFFFF),
        IOException => UnixConstants.ErrorOf(exception.HResult),
        _ => new FileError(FileErrorKind.Other, exception.HResult),
    };

    private static FileLook Of(FileAttributes attributes, DateTime born, long size, DateTime modified)
    {
        var kind = attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Symlink
            : attributes.HasFlag(FileAttributes.Directory) ? FileKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? FileKind.Other
            : FileKind.Regular;
        return new FileLook(kind, new FileIdentity(0, 0, born.Ticks), size, modified.Ticks);
    }
}
