using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>An append that is not written yet, and whom to answer.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Sender">Who asked.</param>
/// <param name="Since">Since when, by the clock's timestamp.</param>
/// <param name="Tries">How often others wrote in between.</param>
/// <param name="Written">
/// The entry that it may be in the journal as, to be looked for before it is written again.
/// </param>
internal sealed record WaitingAppend(
    SessionCommand.AppendEvent Command, IActorRef Sender, long Since, int Tries = 0, JournalEntry? Written = null)
{
    /// <summary>An append that begins to wait, as it is to be written.</summary>
    public static WaitingAppend Of(SessionCommand.AppendEvent command, IActorRef sender, WorkspaceContext workspace)
    {
        if (workspace.Settings.RedactToken)
            command = command with { Event = command.Event.WithoutToken() };
        return new WaitingAppend(command, sender, workspace.Time.GetTimestamp());
    }

    /// <summary>The answer that refuses it.</summary>
    public Answer Refused(Refusal refusal) =>
        new(Sender, new SessionReply.Refused(Command.Workspace, Command.Session, refusal));

    /// <summary>The answer that refuses it because nobody looks after it any more.</summary>
    public Answer Abandoned(Refusal refusal) => Refused(Written is null ? refusal : Refusals.OutcomeUnknown);

    /// <summary>The answer that its entry was written as.</summary>
    public Answer Appended(JournalEntry entry, SessionState after) => new(
        Sender,
        new SessionReply.EventAppended(Command.Workspace, Command.Session, entry.Seq ?? 0, after.Snapshot),
        Command.AwaitsSnapshotFile);
}
