using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// Archives sessions of a workspace, one after the other, and then looks once more at what is in the archive.
/// </summary>
internal sealed class ArchiveRound(
    ArchiveQuery query,
    KnownWorkspace workspace,
    FileSetting setting,
    FileThreads threads,
    SessionFileTable files)
{
    private readonly SortedDictionary<string, ArchiveFinding> _told = new(StringComparer.Ordinal);
    private bool _hasMoved;

    /// <summary>Archives those of the sessions that it can, until it is enough.</summary>
    /// <exception cref="SessionException">The archive cannot be looked through.</exception>
    public async Task<ArchiveReport> RunAsync(IReadOnlyList<SessionId> sessions, CancellationToken enough)
    {
        var looked = 0;
        for (; looked < sessions.Count && !enough.IsCancellationRequested; looked++)
        {
            var file = files.Borrow(new SessionKey(query.Workspace, sessions[looked]));
            Tell(await file.Do(new SessionArchiving(file, query, workspace.Archive)).ConfigureAwait(false));
        }

        if (!query.DryRun)
            await LookAgainAsync().ConfigureAwait(false);
        return new ArchiveReport([.. _told.Values], More: looked < sessions.Count);
    }

    private void Tell(ArchiveFinding found)
    {
        _hasMoved |= found.Outcome == ArchiveOutcome.Archived;
        var isNews = found.Outcome is not (ArchiveOutcome.Active or ArchiveOutcome.Recent or ArchiveOutcome.Missing);
        if (isNews || query.Only is not null)
            _told[found.Session.Value] = found;
    }

    // Whoever had opened a journal when it was moved has written by the time that a line is given to be finished.
    private async Task LookAgainAsync()
    {
        if (_hasMoved)
            await Task.Delay(setting.Settings.TailSettle, setting.Time).ConfigureAwait(false);
        foreach (var session in await threads.DoAsync(Restless, setting.Time).ConfigureAwait(false))
        {
            var file = files.Borrow(new SessionKey(query.Workspace, session));
            var found = await file.Do(new ArchiveLooking(file, query, workspace.Archive)).ConfigureAwait(false);
            if (found.Outcome is ArchiveOutcome.CameBack or ArchiveOutcome.Failed)
                _told[session.Value] = found;
        }
    }

    private List<SessionId> Restless() => query.Only is { } only ? [only] : [.. Archived().Where(IsRestless)];

    private IEnumerable<SessionId> Archived()
    {
        var found = new List<NamedFile>();
        var error = setting.Calls.List(workspace.Paths.Archive, found);
        if (error.Failed && error.Kind != FileErrorKind.NotFound)
            throw FileRefusals.Unreadable(workspace.Paths.Archive, error);
        foreach (var (name, _) in found)
        {
            if (name.EndsWith(WorkspacePaths.JournalExtension, StringComparison.Ordinal)
                && SessionId.TryParse(name[..^WorkspacePaths.JournalExtension.Length], out var session))
                yield return session;
        }
    }

    private bool IsRestless(SessionId session) =>
        setting.Calls.Look(new SessionPaths(workspace.Paths, session).ArchivedJournal, out var look).Failed
        || workspace.Archive.Of(session, look) is not { Rests: true };
}
