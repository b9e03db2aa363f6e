using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// A journal read once more, line by line: holds the session, and of the piece that was read last what is still ahead.
/// </summary>
internal sealed class JournalReplay(WorkspaceContext workspace, SessionId session)
{
    // What a line takes besides its text, once it is read.
    private const int LineBytes = 450;

    private readonly Queue<JournalLine> _ahead = [];
    private JournalPosition _position = JournalPosition.Start;
    private long _aheadBytes;

    /// <summary>Whose journal.</summary>
    public SessionId Session => session;

    /// <summary>The session after <see cref="Line"/>.</summary>
    public SessionState State { get; private set; } = SessionState.Empty(session, workspace.Store.DiagnosticsMax);

    /// <summary>The line it stands behind.</summary>
    public int Line { get; private set; }

    /// <summary>About how much memory it holds.</summary>
    public long Bytes => State.Snapshot.Json.Length + _aheadBytes;

    /// <summary>Goes on to a line; null when the journal has no such line, or is another one by now.</summary>
    /// <exception cref="SessionException">The journal cannot be read.</exception>
    public async ValueTask<JournalLine?> GoToAsync(int number)
    {
        while (true)
        {
            while (_ahead.TryDequeue(out var line))
            {
                _aheadBytes -= BytesOf(line);
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
        var tail = await workspace.ReadAsync(session, _position).ConfigureAwait(false);
        _position = tail.Position;
        foreach (var line in tail.Lines.Where(line => line.Terminated))
        {
            _ahead.Enqueue(line);
            _aheadBytes += BytesOf(line);
        }

        return !tail.Replaced && _ahead.Count > 0;
    }

    private static long BytesOf(JournalLine line) => LineBytes + (line.Entry?.Text.Length ?? 0);
}
