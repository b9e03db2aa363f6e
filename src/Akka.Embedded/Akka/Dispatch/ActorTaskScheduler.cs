using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>Runs the continuations of an actor's asynchronous handlers in the actor's own turn.</summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message that the asynchronous handler is at.</summary>
    public object CurrentMessage { get; private set; }

    /// <inheritdoc />
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an action as the rest of the current message's handling.</summary>
    public static void RunTask(Action action) =>
        RunTask(() =>
        {
            action();
            return Task.CompletedTask;
        });

    /// <summary>
    /// Runs asynchronous code as the rest of the current message's handling: no other message comes between.
    /// </summary>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = ActorCell.Current
            ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        cell.Mailbox.Suspend();
        var scheduler = cell.TaskScheduler;
        scheduler.CurrentMessage = cell.CurrentMessage;
        scheduler.OnBeforeTaskStarted();
        Task.Factory.StartNew(asyncAction, CancellationToken.None, TaskCreationOptions.None, scheduler)
            .Unwrap()
            .ContinueWith(
                task => scheduler.Complete(task), CancellationToken.None, TaskContinuationOptions.None, scheduler);
    }

    internal void ExecuteTask(Task task) => TryExecuteTask(task);

    /// <summary>Called before an asynchronous handler begins.</summary>
    protected virtual void OnBeforeTaskStarted() { }

    /// <summary>Called when an asynchronous handler has ended.</summary>
    protected virtual void OnAfterTaskCompleted() { }

    /// <inheritdoc />
    protected override IEnumerable<Task> GetScheduledTasks() => null;

    /// <inheritdoc />
    protected override void QueueTask(Task task)
    {
        var inTurn = ReferenceEquals(ActorCell.Current, _cell);
        if (inTurn && (task.CreationOptions & TaskCreationOptions.LongRunning) == 0)
            TryExecuteTask(task);
        else
            _cell.Mailbox.PostSystem(new ActorTaskMessage(this, task, CurrentMessage));
    }

    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Complete(Task task)
    {
        if (FailureOf(task) is { } failure)
            _cell.Mailbox.PostSystem(new ActorTaskMessage(failure, CurrentMessage));
        else
        {
            _cell.Mailbox.Resume();
            _cell.RestartReceiveTimeout(_cell.CurrentMessage is not INotInfluenceReceiveTimeout);
        }
        CurrentMessage = null;
        OnAfterTaskCompleted();
    }

    private static Exception FailureOf(Task task) => task.Status switch
    {
        TaskStatus.Canceled => new TaskCanceledException(),
        TaskStatus.Faulted => task.Exception!.InnerExceptions is [var single] ? single : task.Exception,
        _ => null,
    };
}
