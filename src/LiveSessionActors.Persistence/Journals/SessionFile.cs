using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What work on one session's files needs to know, and the queue of that work.</summary>
internal sealed class SessionFile
{
    private const int LetGo = -1;

    private readonly FileLane _lane;
    private readonly Func<IWriteGuard> _guard;
    private int _borrowers;

    /// <summary>The files of a session.</summary>
    /// <param name="session">Which one.</param>
    /// <param name="paths">Where its files are.</param>
    /// <param name="guard">Tells whether they may be written.</param>
    /// <param name="setting">The calls, the settings, the clock.</param>
    /// <param name="threads">Where its work is done.</param>
    /// <param name="background">Where what nobody waits for is done.</param>
    public SessionFile(
        SessionId session,
        SessionPaths paths,
        Func<IWriteGuard> guard,
        FileSetting setting,
        FileThreads threads,
        FileLane background)
    {
        (Session, Paths, Setting, _guard) = (session, paths, setting, guard);
        _lane = new FileLane(threads, setting.Time);
        Points = new PointPace(setting.Settings.RecoveryPointBytes, () => background.Post(new PointWriting(this)));
    }

    /// <summary>Which session.</summary>
    public SessionId Session { get; }

    /// <summary>The session without entries.</summary>
    public SessionState Empty => SessionState.Empty(Session, Setting.Settings.DiagnosticsMax);

    /// <summary>Where its files are.</summary>
    public SessionPaths Paths { get; }

    /// <summary>The calls, the settings, the clock.</summary>
    public FileSetting Setting { get; }

    /// <summary>When its recovery points are due.</summary>
    public PointPace Points { get; }

    /// <summary>Whether the files may be written; changes when the workspace is opened or closed.</summary>
    public IWriteGuard Guard => _guard();

    /// <summary>
    /// Lines were seen that may hold lost entries, with nothing newer behind them. Set by reading; cleared by
    /// <see cref="Salvage"/>, which looks into it.
    /// </summary>
    public bool SalvageSuspected { get; set; }

    /// <summary>Whether the files may be written at the moment.</summary>
    public bool MayBeWritten
    {
        get
        {
            var guard = Guard;
            if (guard.Enter(Session) is not null)
                return false;
            guard.Leave();
            return true;
        }
    }

    /// <summary>The journal whose name is known to be on disk.</summary>
    public FileIdentity? Named { get; set; }

    /// <summary>
    /// Where its writer believes the journal to end, and the next write to come: the place that a recovery has read to,
    /// a look has found, or the last write has left. Null when only a look can tell.
    /// </summary>
    public FilePosition? End { get; set; }

    /// <summary>The place that a recovery begins behind, for its next half.</summary>
    public FilePosition? RecoveryStart { get; set; }

    /// <summary>The journal as the first half of a recovery read it, for the second half.</summary>
    public RecoveryReading? Recovery { get; set; }

    /// <summary>
    /// A flush failed: the session takes no more writes while the process lives. Gives the refusal for this write.
    /// </summary>
    public Refusal Poison(FileError error)
    {
        var refusal = FileRefusals.DurabilityUnknown(Paths.Journal, error);
        Guard.Poison(Session, refusal);
        return refusal;
    }

    /// <summary>Borrows it; false when it was let go, and another one is to be taken.</summary>
    public bool TryBorrow()
    {
        while (Volatile.Read(ref _borrowers) is >= 0 and var borrowers)
        {
            if (Interlocked.CompareExchange(ref _borrowers, borrowers + 1, borrowers) == borrowers)
                return true;
        }

        return false;
    }

    /// <summary>Borrows it once more for somebody who has it.</summary>
    public void Keep() => Interlocked.Increment(ref _borrowers);

    private bool KnowsMore => SalvageSuspected || RecoveryStart is not null || Recovery?.Start is not null;

    /// <summary>Gives it back.</summary>
    public void GiveBack() => Interlocked.Decrement(ref _borrowers);

    /// <summary>
    /// Lets it go unless somebody has it, work is under way, or it knows what only a read of the journal would tell
    /// again, which counts while its workspace is open.
    /// </summary>
    public bool TryLetGo(bool closing)
    {
        if (Interlocked.CompareExchange(ref _borrowers, LetGo, 0) != 0)
            return false;
        if (_lane.IsIdle && (closing || !KnowsMore))
            return true;
        Volatile.Write(ref _borrowers, 0);
        return false;
    }

    /// <summary>Does work after all that was posted before, and gives back what was borrowed for it.</summary>
    public Task<T> Do<T>(FileWork<T> work)
    {
        _lane.Post(work);
        GiveBack();
        return work.Task;
    }

    /// <summary>The same on this thread, which may block, when nothing was posted before.</summary>
    public Task<T> DoHere<T>(FileWork<T> work)
    {
        _lane.RunHere(work);
        GiveBack();
        return work.Task;
    }
}
