namespace Akka.Dispatch.SysMsg;

/// <summary>
/// Runs a continuation of an asynchronous handler in its actor's turn, or ends the handler with a failure.
/// </summary>
internal sealed class ActorTaskMessage : SystemMessage
{
    public ActorTaskMessage(ActorTaskScheduler scheduler, Task task, object message)
    {
        Scheduler = scheduler;
        Task = task;
        Message = message;
    }

    public ActorTaskMessage(Exception exception, object message)
    {
        Exception = exception;
        Message = message;
    }

    public ActorTaskScheduler Scheduler { get; }

    public Task Task { get; }

    public Exception Exception { get; }

    public object Message { get; }
}
