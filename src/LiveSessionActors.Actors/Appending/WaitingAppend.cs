using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>An append that is not written yet, and whom to answer.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Sender">Who asked.</param>
/// <param name="Tries">How often others wrote in between.</param>
internal sealed record WaitingAppend(SessionCommand.AppendEvent Command, IActorRef Sender, int Tries = 0)
{
    /// <summary>The answer that refuses it.</summary>
    public Answer Refused(Refusal refusal) =>
        new(Sender, new SessionReply.Refused(Command.Workspace, Command.Session, refusal));

    /// <summary>The answer that its entry was written as.</summary>
    public Answer Appended(JournalEntry entry, SessionState after) => new(
        Sender, new SessionReply.EventAppended(Command.Workspace, Command.Session, entry.Seq ?? 0, after.Snapshot));
}
