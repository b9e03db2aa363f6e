using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// How far journals have been read for one who is told of the past: to read on there, and not each from its start again
/// for every change of many sessions that change by turns.
/// </summary>
internal sealed class PastReplays(WorkspaceContext workspace)
{
    private const int CountMax = 1024;

    // For all who are told of the past of a workspace at the same time.
    private const long BytesMax = 16 * 1024 * 1024;

    // In the order of their use.
    private readonly OrderedDictionary<SessionId, JournalReplay> _replays = [];
    private long _bytes;

    /// <summary>Takes out the one of a session that has not come to a line yet, or a new one.</summary>
    public JournalReplay Take(SessionId session, int line)
    {
        if (!_replays.Remove(session, out var replay))
            return new JournalReplay(workspace, session);

        _bytes -= replay.Bytes;
        return replay.Line < line ? replay : new JournalReplay(workspace, session);
    }

    /// <summary>
    /// Keeps one, and lets those go that have not been used for longest if they have become too many, or take more than
    /// the part of one among so many readers.
    /// </summary>
    public void Keep(JournalReplay replay, int readers)
    {
        _replays.Add(replay.Session, replay);
        _bytes += replay.Bytes;
        while (_replays.Count > CountMax || (_replays.Count > 1 && _bytes > BytesMax / readers))
        {
            _bytes -= _replays.GetAt(0).Value.Bytes;
            _replays.RemoveAt(0);
        }
    }

    /// <summary>Keeps none of them any longer.</summary>
    public void Clear()
    {
        _replays.Clear();
        _bytes = 0;
    }
}
