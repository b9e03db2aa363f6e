using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// A look at the journals of a workspace, away from its actor: costs a look at size and times for each.
/// </summary>
internal static class WorkspaceLook
{
    // Lines whose changes are held in memory until they are told.
    private const int LinesMax = 1000;

    /// <summary>What a look found.</summary>
    /// <param name="Findings">The journals that have more than was known.</param>
    /// <param name="Failures">Why journals could not be looked at.</param>
    /// <param name="Rest">The journals that the look has not come to.</param>
    public sealed record Found(
        IReadOnlyList<JournalFinding> Findings,
        IReadOnlyList<(SessionId Session, Refusal Refusal)> Failures,
        ArraySegment<SessionId> Rest);

    /// <summary>Looks at all journals, or at those of <paramref name="only"/> if there are any.</summary>
    /// <exception cref="SessionException">The directories cannot be read.</exception>
    public static async Task<Found> RunAsync(
        WorkspaceContext workspace,
        ImmutableDictionary<SessionId, WatchedJournal> known,
        bool withChanges,
        SessionId[] only)
    {
        var sessions = only;
        if (only.Length == 0)
        {
            var listing = workspace.Store.ListAsync(workspace.Workspace, CancellationToken.None);
            sessions = [.. (await listing.ConfigureAwait(false)).Sessions];
        }

        var findings = new List<JournalFinding>();
        var failures = new List<(SessionId, Refusal)>();
        var lines = 0;
        var next = 0;
        while (next < sessions.Length && lines < LinesMax)
        {
            var finding = await LookAsync(sessions[next++]).ConfigureAwait(false);
            if (finding is null)
                continue;
            findings.Add(finding);
            lines += finding.Lines.Count;
        }

        return new Found(findings, failures, new ArraySegment<SessionId>(sessions)[next..]);

        async Task<JournalFinding?> LookAsync(SessionId session)
        {
            try
            {
                var before = known.GetValueOrDefault(session, WatchedJournal.Unseen);
                var looking = new JournalLooking(workspace, session, before, withChanges);
                return await looking.RunAsync().ConfigureAwait(false);
            }
            catch (SessionException failure)
            {
                failures.Add((session, failure.Refusal));
                return null;
            }
        }
    }
}
