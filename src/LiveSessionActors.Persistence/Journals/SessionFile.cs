using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What work on one session's files needs to know, and the queue of that work.</summary>
internal sealed class SessionFile(
    SessionId session, SessionPaths paths, Func<IWriteGuard> guard, FileSetting setting, FileThreads threads)
{
    private readonly FileLane _lane = new(threads, setting.Time);

    /// <summary>Which session.</summary>
    public SessionId Session { get; } = session;

    /// <summary>Where its files are.</summary>
    public SessionPaths Paths { get; } = paths;

    /// <summary>The calls, the settings, the clock.</summary>
    public FileSetting Setting { get; } = setting;

    /// <summary>Whether the files may be written; changes when the workspace is opened or closed.</summary>
    public IWriteGuard Guard => guard();

    /// <summary>
    /// An unreadable line was seen that ends in a whole entry. Set by reading, looked into before the next write.
    /// </summary>
    public bool SalvageSuspected { get; set; }

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

    /// <summary>Does work after all that was posted before.</summary>
    public Task<T> Do<T>(FileWork<T> work)
    {
        _lane.Post(work);
        return work.Task;
    }
}
