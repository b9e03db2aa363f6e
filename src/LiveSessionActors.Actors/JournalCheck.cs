using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>Looks for the journal of a session, and whether it is archived.</summary>
internal static class JournalCheck
{
    /// <summary>What there is.</summary>
    public static async Task<SessionReply> RunAsync(ISessionStore store, SessionQuery.HasJournal query)
    {
        var key = new SessionKey(query.Workspace, query.Session);
        var exists = await store.ExistsAsync(key, CancellationToken.None).ConfigureAwait(false);
        var archivedAt = exists
            ? await store.FindArchivedAsync(key, CancellationToken.None).ConfigureAwait(false)
            : null;
        return new SessionReply.JournalChecked(query.Workspace, query.Session, exists, archivedAt);
    }
}
