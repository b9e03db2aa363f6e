using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors;

/// <summary>
/// Refuses what was sent to a session, registry or workspace that ended before it looked at it. Without this its sender
/// would wait for its time-out.
/// </summary>
internal sealed class LostMessagesActor : UntypedActor
{
    /// <summary>One for an actor system is enough.</summary>
    public static Props Props() => Akka.Actor.Props.Create<LostMessagesActor>();

    /// <inheritdoc/>
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));

    /// <inheritdoc/>
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        // Other dead letters are not about sessions.
        if (message is DeadLetter { Message: IWorkspaceMessage lost } letter && !IsAnswer(lost))
            Refuse(letter, lost);
    }

    private static bool IsAnswer(IWorkspaceMessage message) =>
        message is SessionReply or WorkspaceReply or WorkReply or WatchEvent;

    private static void Refuse(DeadLetter letter, IWorkspaceMessage lost)
    {
        if (!letter.Sender.IsNobody() && !letter.Sender.Equals(Context.System.DeadLetters))
            letter.Sender.Tell(Refusals.Reply(lost, Refusals.Stopping));
    }
}
