using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>
/// Carries system messages out, and keeps those for later that a suspended or restarting actor cannot take.
/// </summary>
internal sealed class SystemMessageHandling(ActorCell cell)
{
    private enum Readiness
    {
        Ready,
        Suspended,
        WaitingForChildren,
    }

    private Queue<SystemMessage> _deferred;

    public void Handle(SystemMessage message)
    {
        var before = Now();
        if (MustWait(message, before))
            (_deferred ??= new Queue<SystemMessage>()).Enqueue(message);
        else
            TryCarryOut(message);
        if (_deferred is { Count: > 0 } && Now() < before)
            HandleDeferred();
    }

    public void Clear()
    {
        while (_deferred is { Count: > 0 })
            cell.SystemImpl.DeadLetters.Tell(_deferred.Dequeue(), cell.Self);
    }

    private void HandleDeferred()
    {
        var deferred = _deferred;
        _deferred = null;
        foreach (var message in deferred)
        {
            if (cell.IsTerminated)
                cell.SystemImpl.DeadLetters.Tell(message, cell.Self);
            else
                Handle(message);
        }
    }

    private Readiness Now()
    {
        if (cell.Children.IsWaitedFor)
            return Readiness.WaitingForChildren;
        return cell.Mailbox.IsSuspended ? Readiness.Suspended : Readiness.Ready;
    }

    private static bool MustWait(SystemMessage message, Readiness readiness) => readiness switch
    {
        Readiness.WaitingForChildren => message.WaitsForChildren,
        Readiness.Suspended => message.WaitsWhenSuspended,
        _ => false,
    };

    private void TryCarryOut(SystemMessage message)
    {
        try
        {
            CarryOut(message);
        }
        catch (Exception cause)
        {
            cell.Faults.HandleFailure(cause);
        }
    }

    private void CarryOut(SystemMessage message)
    {
        switch (message)
        {
            case ActorTaskMessage task:
                Continue(task);
                break;
            case Failed failed:
                cell.Faults.HandleChildFailed(failed);
                break;
            case DeathWatchNotification notification:
                cell.DeathWatch.HandleTerminated(notification);
                break;
            case Create:
                cell.Faults.Create();
                break;
            case Watch watch:
                cell.DeathWatch.AddWatcher(watch);
                break;
            case Unwatch unwatch:
                cell.DeathWatch.RemoveWatcher(unwatch);
                break;
            case Recreate recreate:
                cell.Faults.Recreate(recreate.Cause);
                break;
            case Suspend:
                cell.Faults.Suspend();
                break;
            case Resume resume:
                cell.Faults.Resume(resume.CausedByFailure);
                break;
            case Terminate:
                cell.Faults.Terminate();
                break;
        }
    }

    private void Continue(ActorTaskMessage task)
    {
        cell.CurrentMessage = task.Message;
        if (task.Exception is { } failure)
        {
            cell.Mailbox.PostSystem(new Resume(failure));
            cell.Faults.HandleFailure(failure);
            return;
        }
        task.Scheduler.ExecuteTask(task.Task);
        cell.CurrentMessage = null;
    }
}
