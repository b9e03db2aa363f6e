using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Cli.Offline;

/// <summary>A journal that was read from its start to its end.</summary>
/// <param name="State">The session that it makes.</param>
/// <param name="Lines">How many lines it has, blank ones included.</param>
internal sealed record JournalWalk(SessionState State, int Lines)
{
    /// <summary>Reads it, and has each line looked at, with the session before and after it.</summary>
    public static async Task<JournalWalk> RunAsync(
        SessionFiles files,
        SessionKey session,
        Action<JournalLine, SessionSnapshot, SessionSnapshot>? look,
        CancellationToken cancellation)
    {
        using var journal = files.Share(session);
        var state = SessionState.Empty(session.Session, files.DiagnosticsMax);
        var (position, lines) = (JournalPosition.Start, 0);
        for (var more = true; more;)
        {
            var tail = await journal.ReadAsync(position, cancellation);
            foreach (var line in tail.Lines)
            {
                var before = state;
                state = state.Apply(line, TimeProvider.System.GetUtcNow());
                look?.Invoke(line, before.Snapshot, state.Snapshot);
                lines++;
            }

            (position, more) = (tail.Position, tail.More);
        }

        return new JournalWalk(state, lines);
    }
}
