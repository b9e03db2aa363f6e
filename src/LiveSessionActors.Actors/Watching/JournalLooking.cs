using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Watching;

/// <summary>One look at a journal: reads on behind what is known of it, or anew where that is not possible.</summary>
/// <param name="workspace">Its workspace.</param>
/// <param name="session">Whose journal.</param>
/// <param name="known">How far it is known.</param>
/// <param name="withChanges">Whether it is to be found out what each line changed.</param>
internal sealed class JournalLooking(
    WorkspaceContext workspace, SessionId session, WatchedJournal known, bool withChanges)
{
    private readonly List<FoundLine> _lines = [];
    private JournalPosition _position = known.Position;
    private SessionState? _state = known.State;
    private KnownLine _last = known.Last;
    private bool _another;

    private SessionKey Key => new(workspace.Workspace, session);

    /// <summary>Looks; null when there is nothing that is not known. One piece of what is new at a time.</summary>
    /// <exception cref="SessionException">The journal cannot be read.</exception>
    public async ValueTask<JournalFinding?> RunAsync()
    {
        var isPlaced = !ReferenceEquals(known.Position, JournalPosition.Start);
        if (!isPlaced && known.Last.Line > 0)
            return await LookAnewAsync().ConfigureAwait(false);

        var tail = await ReadAsync().ConfigureAwait(false);
        if (tail.Position == known.Position && tail.Lines.IsEmpty)
            return null;
        var needsState = withChanges && _state is null && known.Last.Line > 0;
        if (tail.Replaced || (needsState && tail.Lines.Any(line => line.Terminated)))
            return await LookAnewAsync().ConfigureAwait(false);

        Take(tail);
        return Found(tail.More);
    }

    // From the start: the line that is known last must be in its place, else the journal is another one.
    private async Task<JournalFinding?> LookAnewAsync()
    {
        (_position, _state, _last) = (JournalPosition.Start, null, default);
        JournalTail tail;
        do
        {
            tail = await ReadAsync().ConfigureAwait(false);
            if (tail.Replaced)
                return null;
            Take(tail);
        }
        while (tail.More && _lines.Count == 0);

        // One that was taken away may come back as it was.
        if (_last.Line == 0 && !await workspace.Store.ExistsAsync(Key, CancellationToken.None).ConfigureAwait(false))
            return null;
        return Found(tail.More && _lines.Count > 0, _another || _last.Line < known.Last.Line);
    }

    private JournalFinding Found(bool more, bool replaced = false) => new(
        session,
        known,
        new WatchedJournal(_last, _position, withChanges ? _state : null),
        replaced ? [] : _lines,
        replaced,
        more && !replaced);

    private void Take(JournalTail tail)
    {
        _position = tail.Position;
        foreach (var line in tail.Lines)
        {
            if (line.Terminated)
                Take(line);
        }
    }

    private void Take(JournalLine line)
    {
        if (withChanges)
            _state = (_state ?? SessionState.Empty(session, workspace.Store.DiagnosticsMax)).Apply(line, workspace.Now);
        _last = new KnownLine(line.Number, LineHash.Of(line));
        _another |= line.Number == known.Last.Line && _last != known.Last;
        if (line.Number > known.Last.Line && !_another)
            _lines.Add(new FoundLine(_last.Hash, _state is null ? null : SessionChange.Of(line, _state)));
    }

    private ValueTask<JournalTail> ReadAsync() => workspace.ReadAsync(session, _position);
}
