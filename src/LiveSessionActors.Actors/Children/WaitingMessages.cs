using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Children;

/// <summary>Messages kept in their order, with their senders, while their actor cannot take them; only so many.</summary>
internal sealed class WaitingMessages(SessionSettings limits)
{
    private readonly Queue<(IWorkspaceMessage Message, IActorRef Sender)> _waiting = new();
    private long _bytes;

    /// <summary>Whether none is kept.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Keeps one, or refuses it when there is no room.</summary>
    public void Add(IWorkspaceMessage message, IActorRef sender, IActorRef self)
    {
        if (_waiting.Count >= limits.WaitingMax || _bytes >= limits.WaitingBytesMax)
        {
            sender.Tell(Refusals.Reply(message, Refusals.Busy), self);
            return;
        }

        _waiting.Enqueue((message, sender));
        _bytes += BytesOf(message);
    }

    /// <summary>Hands them all on.</summary>
    public void Deliver(IActorRef actor) => Deliver(actor.Tell);

    /// <summary>Hands them all on.</summary>
    public void Deliver(Action<IWorkspaceMessage, IActorRef> to)
    {
        _bytes = 0;
        while (_waiting.TryDequeue(out var kept))
            to(kept.Message, kept.Sender);
    }

    /// <summary>Refuses them all.</summary>
    public void Refuse(Refusal refusal, IActorRef self) =>
        Deliver((message, sender) => sender.Tell(Refusals.Reply(message, refusal), self));

    private static int BytesOf(IWorkspaceMessage message) => message switch
    {
        SessionCommand.AppendEvent append => append.Event.Bytes,
        WorkCommand.Reply reply => reply.Event.Bytes,
        _ => 0,
    };
}
