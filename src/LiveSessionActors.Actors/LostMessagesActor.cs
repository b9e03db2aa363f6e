using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>
/// Refuses what was sent to a session, registry or workspace that ended before it looked at it. Without this its sender
/// would wait for its time-out.
/// </summary>
internal sealed class LostMessagesActor : UntypedActor
{
    // Of the last actors that failed, by then; what was sent to them is lost within moments.
    private const int FailuresMax = 1000;

    private readonly OrderedDictionary<IActorRef, Refusal> _failures = [];

    /// <summary>One for an actor system is enough.</summary>
    public static Props Props() => Akka.Actor.Props.Create<LostMessagesActor>();

    /// <summary>Has one hear of lost messages, and why they were, from now on.</summary>
    public static void Subscribe(ActorSystem system, IActorRef actor)
    {
        system.EventStream.Subscribe(actor, typeof(DeadLetter));
        system.EventStream.Subscribe(actor, typeof(Failed));
    }

    /// <inheritdoc/>
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is Failed failed)
            Remember(failed);
        // Other dead letters are not about sessions.
        else if (message is DeadLetter { Message: IWorkspaceMessage lost } letter && !IsAnswer(lost))
            Refuse(letter, lost);
    }

    private static bool IsAnswer(IWorkspaceMessage message) =>
        message is SessionReply or WorkspaceReply or WorkReply or WatchEvent;

    private void Remember(Failed failed)
    {
        if (_failures.Count == FailuresMax)
            _failures.RemoveAt(0);
        _failures[failed.Actor] = failed.Refusal;
    }

    private void Refuse(DeadLetter letter, IWorkspaceMessage lost)
    {
        if (!letter.Sender.IsNobody() && !letter.Sender.Equals(Context.System.DeadLetters))
            letter.Sender.Tell(Refusals.Reply(lost, _failures.GetValueOrDefault(letter.Recipient, Refusals.Stopping)));
    }

    /// <summary>Published by an actor that cannot go on: what its lost messages are refused with.</summary>
    internal sealed record Failed(IActorRef Actor, Refusal Refusal);
}
