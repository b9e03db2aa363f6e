using Akka.Actor;

namespace LiveSessionActors.Actors.Children;

/// <summary>
/// The actors of a workspace besides its sessions: its queue of work and its watch, each made at its first use, since
/// most workspaces need neither, and anew by the next when it failed; and the rounds through all sessions.
/// </summary>
internal sealed class WorkspaceActors(WorkspaceContext workspace, IActorContext context)
{
    private readonly HashSet<IActorRef> _rounds = [];
    private IActorRef? _queue;
    private IActorRef? _watch;

    /// <summary>The queue of work.</summary>
    public IActorRef Queue => _queue ??= Start(WorkQueueActor.Props(workspace));

    /// <summary>Whether there is a queue.</summary>
    public bool HasQueue => _queue is not null;

    /// <summary>The watch.</summary>
    public IActorRef Watch => _watch ??= Start(WatchActor.Props(workspace));

    /// <summary>Begins a round by an actor that ends with it.</summary>
    public void BeginRound(Props round) => _rounds.Add(Start(round));

    /// <summary>
    /// Whether something would be lost if the workspace were closed; null when the queue is to say so by
    /// <see cref="SessionProtocol.UseFound"/>.
    /// </summary>
    public bool? AskForUse()
    {
        if (_rounds.Count > 0 || _queue is null)
            return _rounds.Count > 0;

        _queue.Tell(new SessionProtocol.GetUse());
        return null;
    }

    /// <summary>Tells queue and watch, if there are any.</summary>
    public void PassOn(SessionProtocol.Changed changed)
    {
        _queue?.Forward(changed);
        _watch?.Forward(changed);
    }

    /// <summary>Tells the watch, if there is one.</summary>
    public void PassOn(SessionProtocol.Archived archived) => _watch?.Forward(archived);

    /// <summary>Forgets one that has ended; false when it was none of these.</summary>
    public bool Forget(IActorRef ended)
    {
        if (ended.Equals(_queue))
            _queue = null;
        else if (ended.Equals(_watch))
            _watch = null;
        else
            return _rounds.Remove(ended);
        return true;
    }

    private IActorRef Start(Props props) => context.Watch(context.ActorOf(props));
}
