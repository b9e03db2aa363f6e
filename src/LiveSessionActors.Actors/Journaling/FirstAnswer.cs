using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>What an append was answered when its idempotency key was used first.</summary>
internal static class FirstAnswer
{
    /// <summary>Finds it in the journal; never fails.</summary>
    public static async Task<SessionReply> Find(
        WorkspaceContext workspace, ISharedJournal journal, SessionCommand.AppendEvent append, string key)
    {
        try
        {
            var found = await JournalHistory.FindAsync(
                journal,
                DerivedSession.Unread(append.Session, workspace.Store.DiagnosticsMax),
                entry => entry.IdempotencyKey == key,
                workspace.Time).ConfigureAwait(false);
            // Whoever wrote it may have died, or failed, before it was flushed.
            await journal.FlushAsync().ConfigureAwait(false);
            return found is var (entry, after)
                ? new SessionReply.EventAppended(append.Workspace, append.Session, entry.Seq ?? 0, after.Snapshot)
                : new SessionReply.Refused(append.Workspace, append.Session, Refusals.ReplacedMeanwhile);
        }
        catch (Exception cause)
        {
            return new SessionReply.Refused(append.Workspace, append.Session, Refusals.For(cause));
        }
    }
}
