using LiveSessionActors.Persistence.Archiving;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// The directories of a workspace: there, of this workspace, and free of what a dead process left half done.
/// </summary>
internal static class WorkspaceDirectories
{
    /// <summary>Fails where one of them is something else; makes none.</summary>
    /// <exception cref="SessionException">There is no such workspace, or one of its directories is none.</exception>
    public static void Check(FileSetting setting, WorkspacePaths paths)
    {
        if (Directory.Exists(paths.Root) is false)
            throw new SessionException(Refusal.WorkspaceNotFound(paths.Root));
        foreach (var path in paths.Directories)
            Check(setting.Calls, path);
    }

    /// <summary>Makes the missing ones, as the reference store does when it is created.</summary>
    /// <returns>Null, or why nothing can be written here.</returns>
    /// <exception cref="SessionException">There is no such workspace, or one of its directories is none.</exception>
    public static Refusal? Lay(FileSetting setting, WorkspacePaths paths)
    {
        Check(setting, paths);
        return Lay(setting, paths.Root, paths.Impeccable)
            ?? Lay(setting, paths.Impeccable, paths.Live)
            ?? Lay(setting, paths.Live, paths.Sessions);
    }

    /// <summary>Makes the archive's directory, if it is missing.</summary>
    /// <returns>Null, or why that cannot be.</returns>
    /// <exception cref="SessionException">In its place is something else.</exception>
    public static Refusal? LayArchive(FileSetting setting, WorkspacePaths paths) =>
        Lay(setting, paths.Live, paths.Archive);

    /// <summary>Removes the files that were about to get their real name when a process died.</summary>
    /// <exception cref="SessionException">A journal that was being moved cannot be given its name.</exception>
    public static void RemoveLeftovers(FileSetting setting, WorkspacePaths paths)
    {
        var found = new List<NamedFile>();
        if (setting.Calls.List(paths.Live, found).Failed)
            return;
        foreach (var (name, _) in found)
        {
            if (SessionPaths.IsTemporary(name))
                setting.Calls.Unlink(Path.Combine(paths.Live, name));
            else if (name.EndsWith(WorkspacePaths.MovingExtension, StringComparison.Ordinal)
                && SessionId.TryParse(name[..^WorkspacePaths.MovingExtension.Length], out var session))
                new ArchiveNames(setting, new SessionPaths(paths, session)).Settle();
        }
    }

    private static Refusal? Lay(FileSetting setting, string parent, string path)
    {
        if (Check(setting.Calls, path))
            return null;
        var error = setting.Calls.MakeDirectory(path);
        if (error.Failed && error.Kind != FileErrorKind.Exists)
            return FileRefusals.Unwritable(path, error);
        if (setting.Settings.Durability == Durability.Fsync
            && setting.Calls.FlushDirectory(parent) is { Failed: true } unflushed)
            return FileRefusals.Unwritable(parent, unflushed);
        return Check(setting.Calls, path) ? null : throw FileRefusals.NoDirectory(path);
    }

    private static bool Check(IFileCalls calls, string path)
    {
        if (calls.Look(path, out var look) is { Failed: true } error)
            throw FileRefusals.Unreadable(path, error);
        return look.Kind switch
        {
            FileKind.Directory => true,
            FileKind.Missing => false,
            FileKind.Symlink => throw new SessionException(FileRefusals.Symlink(path)),
            _ => throw FileRefusals.NoDirectory(path),
        };
    }
}
