using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// The lock file that makes this process the only daemon of a workspace. It stays when the lock is given back: a file
/// that is removed while another process opens it would be locked twice.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private readonly IFileCalls _calls;
    private readonly string _path;
    private readonly nint _file;

    private WorkspaceLock(IFileCalls calls, string path, nint file, FileIdentity identity) =>
        (_calls, _path, _file, Identity) = (calls, path, file, identity);

    /// <summary>Which file is locked.</summary>
    public FileIdentity Identity { get; }

    /// <summary>Whether the locked file still has its name: another process could lock a new one otherwise.</summary>
    public bool IsInPlace => !_calls.Look(_path, out var look).Failed && look.Identity == Identity;

    /// <summary>
    /// The same in one call, and through links in the directories: enough before a file is opened that follows none.
    /// </summary>
    public bool SeemsInPlace => !_calls.LookAgain(_path, out var look).Failed && look.Identity == Identity;

    /// <summary>Takes the lock and writes who has it.</summary>
    /// <param name="calls">The system calls.</param>
    /// <param name="paths">Where the file is.</param>
    /// <param name="address">Where this process can be reached.</param>
    /// <param name="letGo">
    /// Has another workspace of this process let go of this very file, which was moved here with its directory. Gives the
    /// path of one that does not; null when there is none any more.
    /// </param>
    /// <exception cref="SessionException">Another process has it, or it cannot be had.</exception>
    public static WorkspaceLock Take(
        IFileCalls calls, WorkspacePaths paths, string? address, Func<FileIdentity, string?> letGo)
    {
        var error = calls.OpenFile(paths.Lock, OpenFor.Lock, out var file);
        if (error.Kind == FileErrorKind.InUse)
            throw Locked(calls, paths, address);
        if (error.Failed)
            throw Unwritable(paths, error);
        try
        {
            if (calls.Look(file, out var look) is { Failed: true } unseen)
                throw Unwritable(paths, unseen);
            if (look.Kind != FileKind.Regular)
                throw FileRefusals.NoFile(paths.Lock);
            if (!TryLock(calls, paths, file, look.Identity, letGo))
                throw Locked(calls, paths, address);
            CheckThatItLocks(calls, paths);
            Sign(calls, paths, file, address);
            return new WorkspaceLock(calls, paths.Lock, file, look.Identity);
        }
        catch
        {
            calls.Close(file);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Close(_file);

    private static bool TryLock(
        IFileCalls calls, WorkspacePaths paths, nint file, FileIdentity identity, Func<FileIdentity, string?> letGo)
    {
        var error = calls.Lock(file);
        if (error.Kind == FileErrorKind.InUse)
        {
            if (letGo(identity) is { } present)
                throw new SessionException(FileRefusals.LockedByUs(paths.Root, present));
            error = calls.Lock(file);
        }

        return error.Failed && error.Kind != FileErrorKind.InUse ? throw NoLock(paths) : !error.Failed;
    }

    // File systems that do not lock let everybody in; Windows keeps others out when they open the file.
    private static void CheckThatItLocks(IFileCalls calls, WorkspacePaths paths)
    {
        var error = calls.OpenFile(paths.Lock, OpenFor.Lock, out var second);
        if (!error.Failed)
        {
            error = calls.Lock(second);
            calls.Close(second);
        }

        if (error.Kind != FileErrorKind.InUse)
            throw NoLock(paths);
    }

    // Any user who may open the file can keep it locked. What is no lock may be somebody's file under another name.
    private static void Sign(IFileCalls calls, WorkspacePaths paths, nint file, string? address)
    {
        if (!LockHolder.MayBeIn(calls, file))
            return;
        _ = calls.Restrict(file);
        var error = calls.Resize(file, 0);
        if (!error.Failed)
            error = calls.WriteFully(file, LockHolder.ToJson(Environment.ProcessId, address));
        if (error.Failed)
            throw Unwritable(paths, error);
    }

    private static SessionException Locked(IFileCalls calls, WorkspacePaths paths, string? address) =>
        new(FileRefusals.Locked(paths.Root, LockHolder.Read(calls, paths.Lock, address)));

    private static SessionException Unwritable(WorkspacePaths paths, FileError error) =>
        new(FileRefusals.Unwritable(paths.Lock, error));

    private static SessionException NoLock(WorkspacePaths paths) => new(new Refusal(
        RefusalCode.IoError, $"{paths.Lock} cannot be locked", "Keep the workspace on a file system with locks."));
}
