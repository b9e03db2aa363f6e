using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// The lock file that makes this process the only daemon of a workspace. It stays when the lock is given back: a file
/// that is removed while another process opens it would be locked twice.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private const int UnixWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    // On Unix only None keeps others out; on Windows others are to be able to read who holds the lock.
    private static readonly FileShare Exclusive = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private readonly IFileCalls _calls;
    private readonly FileStream _file;
    private readonly FileIdentity _identity;

    private WorkspaceLock(IFileCalls calls, FileStream file, FileIdentity identity) =>
        (_calls, _file, _identity) = (calls, file, identity);

    /// <summary>Whether the locked file still has its name: another process could lock a new one otherwise.</summary>
    public bool IsInPlace => !_calls.Look(_file.Name, out var look).Failed && look.Identity == _identity;

    /// <summary>Takes the lock and writes who has it.</summary>
    /// <exception cref="SessionException">Another process has it, or it cannot be had.</exception>
    public static WorkspaceLock Take(IFileCalls calls, WorkspacePaths paths, string? address) =>
        Take(calls, paths, address, Exclusive);

    /// <summary>The same where locks may not work.</summary>
    internal static WorkspaceLock Take(IFileCalls calls, WorkspacePaths paths, string? address, FileShare share)
    {
        if (!calls.Look(paths.Lock, out var look).Failed && look.Kind == FileKind.Symlink)
            throw new SessionException(FileRefusals.Symlink(paths.Lock));
        var file = Open(calls, paths, share);
        try
        {
            if (calls.Look(file.SafeFileHandle.DangerousGetHandle(), out look) is { Failed: true } error)
                throw new SessionException(FileRefusals.Unwritable(paths.Lock, error));
            CheckThatItLocks(paths.Lock, share);
            file.SetLength(0);
            file.Write(LockHolder.ToJson(Environment.ProcessId, address));
            file.Flush();
            return new WorkspaceLock(calls, file, look.Identity);
        }
        catch (Exception exception)
        {
            file.Dispose();
            if (exception is not (IOException or UnauthorizedAccessException))
                throw;
            throw Unwritable(paths, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(IFileCalls calls, WorkspacePaths paths, FileShare share)
    {
        try
        {
            return new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            throw new SessionException(FileRefusals.Locked(paths.Root, LockHolder.Read(calls, paths.Lock)), exception);
        }
        catch (Exception exception) when (ManagedLook.IsOfFiles(exception))
        {
            throw Unwritable(paths, exception);
        }
    }

    private static SessionException Unwritable(WorkspacePaths paths, Exception exception) =>
        new(FileRefusals.Unwritable(paths.Lock, ManagedLook.ErrorOf(exception)), exception);

    // .NET passes over file systems that do not lock, and a variable of the environment switches its locks off.
    private static void CheckThatItLocks(string path, FileShare share)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, share, bufferSize: 0).Dispose();
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            return;
        }

        throw new SessionException(new Refusal(
            RefusalCode.IoError,
            $"{path} cannot be locked",
            "Keep the workspace on a file system with locks, and leave DOTNET_SYSTEM_IO_DISABLEFILELOCKING unset."));
    }

    private static bool IsLocked(IOException exception) =>
        exception.HResult is UnixWouldBlock or MacWouldBlock or WindowsSharingViolation;
}
