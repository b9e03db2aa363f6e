using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Whom an actor watches, and who watches it.</summary>
internal sealed class DeathWatch(ActorCell cell)
{
    // The value is the message asked for in place of Terminated, if any.
    private Dictionary<IActorRef, object> _watching;
    private Dictionary<IActorRef, object> _queuedTerminated;
    private HashSet<IActorRef> _watchedBy;

    public IActorRef Watch(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var watchee = (IInternalActorRef)subject;
        if (!watchee.Equals(cell.Self) && (_watching ??= []).TryAdd(watchee, message))
            watchee.SendSystemMessage(new Watch(watchee, (IInternalActorRef)cell.Self));
        return subject;
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var watchee = (IInternalActorRef)subject;
        if (_watching?.Remove(watchee) == true)
            watchee.SendSystemMessage(new Unwatch(watchee, (IInternalActorRef)cell.Self));
        _queuedTerminated?.Remove(watchee);
        return subject;
    }

    public void UnwatchAll()
    {
        if (_watching is null)
            return;
        foreach (var watchee in _watching.Keys.Cast<IInternalActorRef>())
            watchee.SendSystemMessage(new Unwatch(watchee, (IInternalActorRef)cell.Self));
        _watching = null;
        _queuedTerminated = null;
    }

    /// <summary>Hands a queued <see cref="Terminated"/> to the actor unless it has been taken back since.</summary>
    public void Receive(Terminated terminated)
    {
        if (_queuedTerminated is not null && _queuedTerminated.Remove(terminated.ActorRef, out var message))
            cell.ReceiveMessage(message ?? terminated);
    }

    /// <summary>Notes that a <see cref="Terminated"/> is in the mailbox.</summary>
    public void Queued(IActorRef subject, object message) => (_queuedTerminated ??= []).TryAdd(subject, message);

    public void HandleTerminated(DeathWatchNotification notification)
    {
        var actor = notification.Actor;
        if (_watching is not null && _watching.Remove(actor, out var message) && !cell.Children.IsTerminating)
        {
            var terminated = new Terminated(actor, notification.ExistenceConfirmed, notification.AddressTerminated);
            cell.Self.Tell(terminated, actor);
            Queued(actor, message);
        }
        if (cell.Children.TryFind(actor, out _))
            cell.Faults.HandleChildTerminated(actor);
    }

    public void AddWatcher(Watch watch)
    {
        if (watch.Watchee.Equals(cell.Self) && !watch.Watcher.Equals(cell.Self))
        {
            if ((_watchedBy ??= []).Add(watch.Watcher))
                cell.PublishLifecycle("now watched by {0}", watch.Watcher);
        }
        else if (watch.Watcher.Equals(cell.Self))
            Watch(watch.Watchee, null);
        else
            PublishIllegal(watch);
    }

    public void RemoveWatcher(Unwatch unwatch)
    {
        if (unwatch.Watchee.Equals(cell.Self) && !unwatch.Watcher.Equals(cell.Self))
        {
            if (_watchedBy?.Remove(unwatch.Watcher) == true)
                cell.PublishLifecycle("no longer watched by {0}", unwatch.Watcher);
        }
        else if (unwatch.Watcher.Equals(cell.Self))
            Unwatch(unwatch.Watchee);
        else
            PublishIllegal(unwatch);
    }

    /// <summary>Tells every watcher of the actor's end, except the parent, which always hears of it.</summary>
    public void TellWatchers()
    {
        if (_watchedBy is null)
            return;
        foreach (var watcher in _watchedBy.Cast<IInternalActorRef>())
        {
            if (!watcher.Equals(cell.Parent))
                watcher.SendSystemMessage(new DeathWatchNotification(cell.Self, true, false));
        }
        _watchedBy = null;
    }

    private void PublishIllegal(SystemMessage message) =>
        cell.Publish(new Warning(cell.Self.Path.ToString(), cell.ActorType, $"BUG: illegal {message} for {cell.Self}"));
}
