using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Children;

/// <summary>Messages kept in their order, with their senders, while their actor cannot take them.</summary>
internal sealed class WaitingMessages
{
    private readonly Queue<(IWorkspaceMessage Message, IActorRef Sender)> _waiting = new();

    /// <summary>Whether none is kept.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Keeps one.</summary>
    public void Add(IWorkspaceMessage message, IActorRef sender) => _waiting.Enqueue((message, sender));

    /// <summary>Hands them all on.</summary>
    public void Deliver(IActorRef actor) => Deliver(actor.Tell);

    /// <summary>Hands them all on.</summary>
    public void Deliver(Action<IWorkspaceMessage, IActorRef> to)
    {
        while (_waiting.TryDequeue(out var kept))
            to(kept.Message, kept.Sender);
    }

    /// <summary>Refuses them all.</summary>
    public void Refuse(Refusal refusal, IActorRef self)
    {
        while (_waiting.TryDequeue(out var kept))
            kept.Sender.Tell(Refusals.Reply(kept.Message, refusal), self);
    }
}
