using System.Collections.Concurrent;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// The <see cref="SessionFile"/> of each session that is worked on: one at a time for each, and not many more than
/// there is work for.
/// </summary>
internal sealed class SessionFileTable(Func<SessionKey, SessionFile> create)
{
    // Few enough to cost little memory, many enough that those in use are hardly ever made anew.
    private const int KeptMax = 1024;

    private readonly ConcurrentDictionary<SessionKey, SessionFile> _files = new(SessionKeyComparer.Instance);
    private int _count;
    private int _sweepAt = KeptMax;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Of which sessions they are.</summary>
    public IReadOnlyCollection<SessionKey> All => [.. _files.Keys];

    /// <summary>The session's, until it is given back or has done work.</summary>
    public SessionFile Borrow(SessionKey session)
    {
        while (true)
        {
            if (!_files.TryGetValue(session, out var file))
                file = TryAdd(session);
            if (file is not null && file.TryBorrow())
                return file;
        }
    }

    /// <summary>The same by the session's <see cref="SessionKey.PersistenceId"/>.</summary>
    /// <exception cref="SessionException">It is none.</exception>
    public SessionFile Borrow(string persistenceId) =>
        _files.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(persistenceId, out var file) && file.TryBorrow()
            ? file
            : Borrow(SessionKey.Parse(persistenceId));

    /// <summary>
    /// Lets go of those that have nothing to do, and of all they know when their workspace is closed.
    /// </summary>
    public void Sweep(Workspace? closed = null)
    {
        foreach (var (session, file) in _files)
        {
            if (file.TryLetGo(closing: session.Workspace == closed) && _files.TryRemove(session, out _))
                Interlocked.Decrement(ref _count);
        }

        Volatile.Write(ref _sweepAt, Math.Max(KeptMax, Count * 2));
    }

    private SessionFile? TryAdd(SessionKey session)
    {
        if (Count >= Volatile.Read(ref _sweepAt))
            Sweep();
        var added = create(session);
        if (!_files.TryAdd(session, added))
            return null;
        Interlocked.Increment(ref _count);
        return added;
    }
}
