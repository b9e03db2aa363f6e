using System.Collections.Concurrent;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>A workspace this process has open: owns its lock, and gives it back when the last write is over.</summary>
internal sealed class OpenWorkspace(
    Workspace workspace,
    WorkspacePaths paths,
    FileSetting setting,
    ConcurrentDictionary<SessionKey, Refusal> poisoned,
    OpenWorkspaces others,
    Action<OpenWorkspace> released) : IOpenWorkspace, IWriteGuard
{
    private readonly Lock _counting = new();
    private readonly Lock _owning = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkspaceLock? _lock;
    private volatile Refusal? _readOnly;
    private int _writers;
    private bool _closed;

    /// <inheritdoc/>
    public Workspace Workspace { get; } = workspace;

    /// <inheritdoc/>
    public SpareFiles Spares { get; } = new(setting.Calls);

    // Permissions may have come back by now.

    /// <inheritdoc/>
    public Refusal? ReadOnly => _readOnly is null ? null : OwnAnew();

    /// <inheritdoc/>
    public Task Lost => _lost.Task;

    /// <inheritdoc/>
    public bool IsLaid => _lock is not null || setting.Calls.IsThere(paths.Live);

    /// <summary>Whether it is closed, be it that writes are still under way.</summary>
    public bool Closed
    {
        get
        {
            lock (_counting)
                return _closed;
        }
    }

    /// <summary>Done once the lock is given back.</summary>
    public Task Released => _released.Task;

    /// <summary>
    /// Takes the workspace, or as much of it as permissions allow. One that has no files yet gets them, and the lock, with
    /// the first write, unless it <paramref name="lays"/>: whoever only reads leaves nothing behind.
    /// </summary>
    /// <exception cref="SessionException">It cannot be opened at all.</exception>
    public void Take(bool lays)
    {
        WorkspaceDirectories.Check(setting, paths);
        if (!lays && !IsLaid)
            return;
        lock (_owning)
            _readOnly = Own();
        // Not when the lock is taken anew later: files of this process may be about to get their names then.
        if (_readOnly is null)
            WorkspaceDirectories.RemoveLeftovers(setting, paths);
    }

    /// <inheritdoc/>
    public Refusal? Enter() => EnterUnless(null);

    /// <inheritdoc/>
    public Refusal? Enter(SessionId session) =>
        EnterUnless(poisoned.GetValueOrDefault(new SessionKey(Workspace, session)));

    /// <inheritdoc/>
    public void Leave()
    {
        lock (_counting)
        {
            _writers--;
            ReleaseIfOver();
        }
    }

    /// <inheritdoc/>
    public Refusal? Restore() => TryOwn();

    /// <inheritdoc/>
    public void Poison(SessionId session, Refusal refusal) =>
        poisoned.TryAdd(new SessionKey(Workspace, session), refusal);

    /// <summary>
    /// Lets go of a lock file that was moved away with the workspace's directory, which another workspace of this process
    /// has found. False when the file is in its place.
    /// </summary>
    public bool TryLetGo(FileIdentity locked)
    {
        var held = _lock;
        if (held is null || held.Identity != locked)
            return true;
        if (held.IsInPlace)
            return false;
        if (Interlocked.CompareExchange(ref _lock, null, held) == held)
            held.Dispose();
        _lost.TrySetResult();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_counting)
        {
            _closed = true;
            ReleaseIfOver();
        }
    }

    private Refusal? EnterUnless(Refusal? poison)
    {
        if (!TryEnter())
            return FileRefusals.NotOpen(Workspace.Path);

        var refusal = poison ?? OwnStill();
        if (refusal is not null)
            Leave();
        return refusal;
    }

    private bool TryEnter()
    {
        lock (_counting)
        {
            if (!_closed)
                _writers++;
            return !_closed;
        }
    }

    private void ReleaseIfOver()
    {
        if (!_closed || _writers > 0)
            return;
        Spares.Close();
        Interlocked.Exchange(ref _lock, null)?.Dispose();
        released(this);
        _released.TrySetResult();
    }

    // The directory may have been removed and made anew under us, and then another process may own the new one.
    private Refusal? OwnStill() => _lock is { SeemsInPlace: true } ? null : TryOwn();

    private Refusal? OwnAnew()
    {
        if (!TryEnter())
            return FileRefusals.NotOpen(Workspace.Path);
        try
        {
            return TryOwn();
        }
        finally
        {
            Leave();
        }
    }

    private Refusal? TryOwn()
    {
        try
        {
            lock (_owning)
            {
                _readOnly = Own();
                return _readOnly;
            }
        }
        catch (SessionException exception)
        {
            if (exception.Refusal.Code == RefusalCode.WorkspaceLocked)
                _lost.TrySetResult();
            return exception.Refusal;
        }
    }

    private Refusal? Own()
    {
        if (WorkspaceDirectories.Lay(setting, paths) is { } refusal)
            return refusal;
        if (_lock is { IsInPlace: true })
            return null;
        Interlocked.Exchange(ref _lock, null)?.Dispose();
        try
        {
            _lock = WorkspaceLock.Take(setting.Calls, paths, others.Address, file => others.LetGo(this, file));
        }
        catch (SessionException exception) when (exception.Refusal.Code == RefusalCode.NotWritable)
        {
            return exception.Refusal;
        }

        return null;
    }
}
