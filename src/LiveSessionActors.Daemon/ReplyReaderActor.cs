using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon;

/// <summary>
/// Stands for a request among the actors when it is to get more than one reply: sends its message, and hands on what it is
/// told, and by whom.
/// </summary>
internal sealed class ReplyReaderActor : UntypedActor
{
    private readonly IActorRef _workspaces;
    private readonly IWorkspaceMessage _message;
    private readonly Action<IWorkspaceMessage, IActorRef> _hear;

    /// <summary>Use <see cref="Props"/>.</summary>
    public ReplyReaderActor(
        IActorRef workspaces, IWorkspaceMessage message, Action<IWorkspaceMessage, IActorRef> hear) =>
        (_workspaces, _message, _hear) = (workspaces, message, hear);

    /// <summary>The reader of a request's replies.</summary>
    public static Props Props(
        IActorRef workspaces, IWorkspaceMessage message, Action<IWorkspaceMessage, IActorRef> hear) =>
        Akka.Actor.Props.Create<ReplyReaderActor>(workspaces, message, hear);

    /// <inheritdoc/>
    protected override void PreStart() => _workspaces.Tell(_message);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is IWorkspaceMessage reply)
            _hear(reply, Sender);
        else
            Unhandled(message);
    }
}
