using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Migration;

/// <summary>
/// Copies the legacy journal of a session that has no other. One piece of the session's work, so that no append of this
/// process comes in between.
/// </summary>
internal sealed class SessionMigration(SessionFile session) : FileWork<MigrationFinding>
{
    // When the legacy journal grows during the copy, the copy starts again.
    private const int TriesMax = 10;

    private readonly IFileCalls _calls = session.Setting.Calls;

    /// <inheritdoc/>
    protected override TimeSpan Advance(out MigrationFinding result)
    {
        result = Find();
        return TimeSpan.Zero;
    }

    private MigrationFinding Find()
    {
        try
        {
            for (var tries = 0; tries < TriesMax; tries++)
            {
                if ((Settled() ?? TryCopy()) is { } found)
                    return found;
            }

            return Found(MigrationOutcome.Failed, FileRefusals.WrittenWhileCopied(session.Paths.LegacyJournal));
        }
        catch (SessionException exception)
        {
            return Found(MigrationOutcome.Failed, exception.Refusal);
        }
    }

    // What there is nothing to be done about leaves nothing behind in the workspace.
    private MigrationFinding? Settled() =>
        HasOther() ? Found(MigrationOutcome.AlreadyThere, null)
        : Unreadable(out var isMissing) is { } unreadable ? Found(MigrationOutcome.Unreadable, unreadable)
        : isMissing ? Found(MigrationOutcome.Missing, null)
        : null;

    private MigrationFinding? TryCopy()
    {
        if (session.Guard.Enter(session.Session) is { } refusal)
            return Found(MigrationOutcome.Failed, refusal);
        try
        {
            return LegacyCopy.Make(session) ? Copied() : null;
        }
        finally
        {
            session.Guard.Leave();
        }
    }

    private MigrationFinding Copied()
    {
        var error = _calls.Look(session.Paths.Journal, out var look);
        if (error.Failed)
            return Found(MigrationOutcome.Failed, FileRefusals.Unwritable(session.Paths.Journal, error));
        JournalOpening.FlushName(session, look);
        return Found(MigrationOutcome.Copied, null);
    }

    private bool HasOther() => IsThere(session.Paths.Journal) || IsThere(session.Paths.ArchivedJournal);

    private bool IsThere(string path) => _calls.Look(path, out var look) is { Failed: true } error
        ? throw FileRefusals.Unreadable(path, error)
        : look.Kind != FileKind.Missing;

    private Refusal? Unreadable(out bool isMissing)
    {
        isMissing = false;
        try
        {
            using var legacy = JournalReader.Open(_calls, JournalPlace.Legacy, session.Paths);
            isMissing = legacy is null;
            return null;
        }
        catch (SessionException exception)
        {
            return exception.Refusal;
        }
    }

    private MigrationFinding Found(MigrationOutcome outcome, Refusal? failure) =>
        new(session.Session.Value, outcome, failure);
}
