using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <content>
/// What a session does because other programs write and read its files as well: it takes in what they appended, has a
/// journal of theirs copied, and shows them its snapshot. Where there are none, nothing of this ever has anything to do.
/// </content>
internal sealed partial class SessionActor
{
    private void Look()
    {
        while (_looks.Next(_known.Now.Position) is { } tail)
        {
            if (!_known.Take(tail))
            {
                Looked();
                return;
            }
        }
    }

    private void EndLook(JournalLooks.Done done)
    {
        if (!_looks.End(done.Awaited))
            return;

        if (_known.Take(done.Tail))
            Look();
        else
            Looked();
        GoOn();
    }

    private void EndSearch(JournalLooks.Found found)
    {
        if (!_looks.End(found.Awaited))
            return;

        _oldKeys.Add(found.Forgotten, found.Keys, found.Appended);
        if (_appends.Count > 0)
            Write(looked: false);
        GoOn();
    }

    private void EndLook(JournalLooks.Failed failed)
    {
        if (!_looks.End(failed.Awaited))
            return;

        _lookBeforeWriting = true;
        if (failed.Cause is not SessionException)
            Log.Error(failed.Cause, "{Session} could not be read.", _key);
        RefuseWaiting(Refusals.For(failed.Cause));
        GoOn();
    }

    private void Looked()
    {
        var sought = _appends.EndSearch(_known.EndLook(), _workspace.Settings.Sessions.WriteTriesMax);
        _lookBeforeWriting = false;
        var read = _reads.End(_known.Now);
        AnswerAndFollow(sought.Count == 0 ? read : [.. sought, .. read]);
        if (_appends.Count > 0)
            Write(looked: true);
    }

    // A journal in its legacy place is only read: the registry has it copied before the first append.
    private void Migrate()
    {
        _migrating = true;
        _registry.Tell(new WorkspaceCommand.MigrateLegacy(_key.Workspace, _key.Session));
    }

    private void EndMigration(ImmutableArray<MigrationFinding> found)
    {
        if (found is [{ Failure: { } failure }])
            EndMigration(failure);
        else
            EndMigration(refusal: null);
    }

    private void EndMigration(Refusal? refusal)
    {
        (_migrating, _lookBeforeWriting) = (false, true);
        if (refusal is not null)
            RefuseWaiting(refusal);
        GoOn();
    }

    private void Show(SessionSnapshot snapshot) =>
        _journal.ShowAsync(snapshot).PipeTo(Self, success: () => new Shown(null), failure: cause => new Shown(cause));

    private void EndShowing(Exception? failure)
    {
        if (failure is not null)
            Log.Warning(failure, "The snapshot file of {Session} was not written; the journal is complete.", _key);
        _saves.Ended();
        GoOn();
    }

    private sealed record Shown(Exception? Failure);
}
