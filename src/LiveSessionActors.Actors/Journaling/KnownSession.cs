using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>A session as its actor knows it by now, and what of that its workspace was not told yet.</summary>
/// <param name="session">Which one.</param>
/// <param name="diagnosticsMax">How many diagnostics of each kind it shows.</param>
/// <param name="time">For entries that have no time.</param>
/// <param name="read">Hears of each entry that a look finds, and of the state right after it.</param>
/// <param name="written">The same of those that were written.</param>
internal sealed class KnownSession(
    SessionId session,
    int diagnosticsMax,
    TimeProvider time,
    Action<JournalEntry, SessionState> read,
    Action<JournalEntry, SessionState> written)
{
    private readonly UntoldEntries _untold = new();
    private DerivedSession? _told;
    private bool _replaced;
    private Action<JournalEntry, SessionState>? _onRead;
    private Action<JournalEntry, SessionState>? _onWritten;

    /// <summary>What is known.</summary>
    public DerivedSession Now { get; private set; } = DerivedSession.Unread(session, diagnosticsMax);

    /// <summary>A recovery begins with a snapshot.</summary>
    public void Recover(SessionState snapshot) => Now = DerivedSession.Of(session, snapshot);

    /// <summary>A recovery goes on with a line.</summary>
    public void Recover(JournalLine line) => Now = Now.Replay(line, time.GetUtcNow());

    /// <summary>A recovery has read to a place: what comes from here on is to be told.</summary>
    public void EndRecovery(JournalPosition position)
    {
        Now = Now.At(position);
        _untold.Begin(position);
    }

    /// <summary>Takes in what a look found; whether there is more to read.</summary>
    public bool Take(JournalTail tail)
    {
        _replaced |= tail.Replaced;
        if (tail.Replaced)
            _untold.Lose();
        Now = Now.Take(tail, time.GetUtcNow(), _onRead ??= Read);
        return tail.More;
    }

    /// <summary>The journal was read to its end: whether it was another one since the last time.</summary>
    public bool EndLook()
    {
        var replaced = _replaced;
        _replaced = false;
        return replaced;
    }

    /// <summary>Takes in what was written.</summary>
    public void Append(ReadOnlySpan<JournalLine> lines, JournalPosition position) =>
        Now = Now.Append(lines, position, time.GetUtcNow(), _onWritten ??= Written);

    /// <summary>What the workspace is to be told; null when it knows.</summary>
    public SessionProtocol.Changed? TakeUntold()
    {
        if (_told == Now)
            return null;

        _told = Now;
        return _untold.Take(session, Now);
    }

    private void Read(JournalEntry entry, SessionState after)
    {
        read(entry, after);
        _untold.Add(entry, after);
    }

    private void Written(JournalEntry entry, SessionState after)
    {
        written(entry, after);
        _untold.Add(entry, after);
    }
}
