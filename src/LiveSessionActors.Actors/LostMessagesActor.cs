using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors;

/// <summary>
/// Refuses what was sent to a session, registry or workspace that ended before it looked at it. Without this its sender
/// would wait for its time-out.
/// </summary>
internal sealed class LostMessagesActor : ReceiveActor
{
    /// <summary>Use <see cref="Props"/>.</summary>
    public LostMessagesActor() =>
        Receive<DeadLetter>(
            Refuse,
            letter => letter.Message is IWorkspaceMessage
                and not (SessionReply or WorkspaceReply or WorkReply or WatchEvent));

    /// <summary>One for an actor system is enough.</summary>
    public static Props Props() => Akka.Actor.Props.Create<LostMessagesActor>();

    /// <inheritdoc/>
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));

    /// <inheritdoc/>
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    // Other dead letters are none of its business.
    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
    }

    private void Refuse(DeadLetter letter)
    {
        if (!letter.Sender.IsNobody() && !letter.Sender.Equals(Context.System.DeadLetters))
            letter.Sender.Tell(Refusals.Reply((IWorkspaceMessage)letter.Message, Refusals.Stopping));
    }
}
