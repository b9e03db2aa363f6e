using System.Collections.Immutable;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Watching;

/// <summary>A journal read once more, line by line, in memory bounded by a piece of it.</summary>
internal sealed class JournalReplay(WorkspaceContext workspace, SessionId session)
{
    private JournalPosition _position = JournalPosition.Start;
    private ImmutableArray<JournalLine> _lines = [];
    private int _next;
    private int _linesBytes;

    /// <summary>Whose journal.</summary>
    public SessionId Session => session;

    /// <summary>The session after <see cref="Line"/>.</summary>
    public SessionState State { get; private set; } = SessionState.Empty(session, workspace.Store.DiagnosticsMax);

    /// <summary>The line it stands behind.</summary>
    public int Line { get; private set; }

    /// <summary>About how much memory it holds: the session, and the piece of the journal that was read last.</summary>
    public int Bytes => State.Snapshot.Json.Length + _linesBytes;

    /// <summary>Goes on to a line; null when the journal has no such line, or is another one by now.</summary>
    /// <exception cref="SessionException">The journal cannot be read.</exception>
    public async ValueTask<JournalLine?> GoToAsync(int number)
    {
        while (true)
        {
            while (_next < _lines.Length && _lines[_next].Terminated)
            {
                var line = _lines[_next++];
                (State, Line) = (State.Apply(line, workspace.Now), line.Number);
                if (Line == number)
                    return line;
            }

            if (!await ReadOnAsync().ConfigureAwait(false))
                return null;
        }
    }

    private async ValueTask<bool> ReadOnAsync()
    {
        var key = new SessionKey(workspace.Workspace, session);
        var tail = await workspace.Store.ReadAsync(key, _position, CancellationToken.None).ConfigureAwait(false);
        (_position, _lines, _next) = (tail.Position, tail.Lines, 0);
        _linesBytes = tail.Lines.Sum(line => line.Entry?.Text.Length ?? 0);
        return !tail.Replaced && tail.Lines.Any(line => line.Terminated);
    }
}
