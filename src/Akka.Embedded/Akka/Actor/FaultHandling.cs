using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The life of an actor: creation, failure, restart and end, each with its order of steps.</summary>
internal sealed class FaultHandling(ActorCell cell)
{
    // Who failed: the actor itself, or the child whose failure it escalates.
    private IActorRef _perpetrator;

    public bool IsFailed => _perpetrator is not null;

    public void Create()
    {
        try
        {
            var actor = cell.NewActor();
            cell.Actor = actor;
            actor.AroundPreStart();
            cell.RestartReceiveTimeout();
            cell.PublishLifecycle("Started ({0})", actor);
        }
        catch (Exception failure)
        {
            if (cell.Actor is not null)
                cell.ClearActor(cell.Actor);
            cell.Actor = null;
            throw new ActorInitializationException(cell.Self, "Exception during creation", failure);
        }
    }

    /// <summary>Suspends the actor and its children, and tells the parent.</summary>
    public void HandleFailure(
        Exception cause, IActorRef escalatedFrom = null, IReadOnlyCollection<IActorRef> running = null)
    {
        if (IsFailed || cell.IsTerminated)
            return;
        try
        {
            cell.Mailbox.Suspend();
            _perpetrator = escalatedFrom ?? cell.Self;
            cell.Children.Suspend(escalatedFrom, running);
            cell.Parent.SendSystemMessage(new Failed(cell.Self, cause, cell.Self.Path.Uid));
        }
        catch (Exception failure)
        {
            PublishError(failure, "Emergency stop: exception in failure handling for " + cause);
            cell.Children.StopAll();
            FinishTerminate();
        }
    }

    /// <summary>Lets the strategy decide about a child; what it does not decide is this actor's failure.</summary>
    public void HandleChildFailed(Failed failed)
    {
        if (!cell.Children.TryFind(failed.Child, out var stats))
        {
            cell.PublishDebug($"Dropping Failed({failed.Cause}) from unknown child {failed.Child}");
            return;
        }
        var handled = WithSender(failed.Child, () => cell.Actor.SupervisorStrategyInternal.HandleFailure(
            cell, failed.Child, failed.Cause, stats, cell.Children.Stats()));
        if (!handled)
            HandleFailure(failed.Cause, escalatedFrom: failed.Child);
    }

    public void HandleChildTerminated(IActorRef child)
    {
        var resumed = cell.Children.Remove(child);
        cell.Actor?.SupervisorStrategyInternal.HandleChildTerminated(cell, child, cell.Children.Lazily());
        switch (resumed)
        {
            case SuspendReason.Recreation:
                FinishRecreate(cell.Children.RecreationCause, cell.Actor);
                break;
            case SuspendReason.Creation:
                FinishCreate();
                break;
            case SuspendReason.Termination:
                FinishTerminate();
                break;
        }
    }

    public void Suspend()
    {
        cell.Mailbox.Suspend();
        cell.Children.Suspend();
    }

    public void Resume(Exception causedByFailure)
    {
        if (cell.Actor is null)
        {
            PublishError(null, "Changing Resume into Create after " + causedByFailure);
            Recreate();
            return;
        }
        var perpetrator = _perpetrator;
        cell.Mailbox.Resume();
        if (causedByFailure is not null)
            _perpetrator = null;
        cell.Children.Resume(causedByFailure, perpetrator);
    }

    public void Recreate(Exception cause)
    {
        if (cell.Actor is null)
        {
            PublishError(null, "Changing Recreate into Create after " + cause);
            Recreate();
        }
        else if (cell.Children.IsNormal)
            RestartActor(cause);
        else
            Resume(null); // keeps suspensions and resumptions in balance
    }

    public void Terminate()
    {
        cell.CancelReceiveTimeout();
        cell.DeathWatch.UnwatchAll();
        cell.Children.StopAll();
        var wasTerminating = cell.Children.IsTerminating;
        if (!cell.Children.WaitFor(SuspendReason.Termination))
        {
            FinishTerminate();
            return;
        }
        if (wasTerminating)
            return;
        cell.Mailbox.Suspend();
        _perpetrator = cell.Self; // what fails from here on is not the parent's business
        cell.PublishLifecycle("Stopping");
    }

    private void Recreate()
    {
        cell.CancelReceiveTimeout();
        cell.Children.StopAll();
        if (!cell.Children.WaitFor(SuspendReason.Creation))
            FinishCreate();
    }

    private void RestartActor(Exception cause)
    {
        var failed = cell.Actor;
        cell.PublishLifecycle("Restarting");
        var message = cell.CurrentMessage;
        try
        {
            failed.AroundPreRestart(cause, message);
            UnstashAll(failed);
        }
        catch (Exception failure)
        {
            var wrapped = new PreRestartException(cell.Self, failure, cause, message);
            cell.Publish(new Error(wrapped, cell.Self.Path.ToString(), failed.GetType(), failure.Message));
        }
        finally
        {
            cell.ClearActor(failed);
        }
        if (!cell.Children.WaitFor(SuspendReason.Recreation, cause))
            FinishRecreate(cause, failed);
    }

    private void FinishCreate()
    {
        cell.Mailbox.Resume();
        _perpetrator = null;
        try
        {
            Create();
        }
        catch (Exception failure)
        {
            HandleFailure(failure);
        }
    }

    private void FinishRecreate(Exception cause, ActorBase failed)
    {
        var survivors = cell.Children.Snapshot();
        try
        {
            cell.Mailbox.Resume();
            _perpetrator = null;
            var fresh = cell.NewActor();
            cell.Actor = fresh;
            if (ReferenceEquals(fresh, failed))
                fresh.Unclear();
            fresh.AroundPostRestart(cause, null);
            cell.RestartReceiveTimeout();
            cell.PublishLifecycle("Restarted ({0})", fresh);
            foreach (var child in survivors)
                child.Restart(cause);
        }
        catch (Exception failure)
        {
            cell.ClearActor(cell.Actor);
            HandleFailure(new PostRestartException(cell.Self, failure, cause), running: survivors);
        }
    }

    // The parent hears of the end before the watchers do, and the watchers before those it watched.
    private void FinishTerminate()
    {
        cell.Children.SetTerminated();
        var actor = cell.Actor;
        try
        {
            actor?.AroundPostStop();
            UnstashAll(actor);
        }
        catch (Exception failure)
        {
            PublishError(failure, failure.Message);
        }
        cell.Mailbox.Close();
        cell.Parent.SendSystemMessage(new DeathWatchNotification(cell.Self, true, false));
        cell.DeathWatch.TellWatchers();
        cell.DeathWatch.UnwatchAll();
        cell.PublishLifecycle("Stopped");
        cell.ClearActor(actor);
        cell.ClearCell();
        cell.Dispatcher.ActorEnded();
    }

    private static void UnstashAll(ActorBase actor) => (actor as IActorStash)?.Stash?.UnstashAll();

    private bool WithSender(IActorRef sender, Func<bool> action)
    {
        var outer = cell.Sender;
        cell.Sender = sender;
        try
        {
            return action();
        }
        finally
        {
            cell.Sender = outer;
        }
    }

    private void PublishError(Exception cause, string message) =>
        cell.Publish(new Error(cause, cell.Self.Path.ToString(), cell.ActorType, message));
}
