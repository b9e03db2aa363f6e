using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors;

/// <summary>
/// Appends one reply to work and tells the queue what became of it: its own answer, whatever else the queue asks of the
/// same session meanwhile.
/// </summary>
internal sealed class WorkReplyActor : ReceiveActor
{
    private readonly SessionCommand.AppendEvent _append;
    private readonly IActorRef _registry;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WorkReplyActor(SessionCommand.AppendEvent append, IActorRef registry)
    {
        (_append, _registry) = (append, registry);

        Receive<SessionReply>(End);
    }

    /// <summary>One reply, by way of the registry of its workspace.</summary>
    public static Props Props(SessionCommand.AppendEvent append, IActorRef registry) =>
        Akka.Actor.Props.Create<WorkReplyActor>(append, registry);

    /// <inheritdoc/>
    protected override void PreStart() => _registry.Tell(_append, Self);

    private void End(SessionReply outcome)
    {
        Context.Parent.Tell(new Ended(outcome));
        Context.Stop(Self);
    }

    /// <summary>To the queue: the session has answered.</summary>
    internal sealed record Ended(SessionReply Outcome);
}
