namespace Akka.Actor;

/// <summary>What is run when all actors have ended, the last registered first.</summary>
internal sealed class TerminationCallbacks
{
    private readonly Lock _lock = new();
    private readonly Stack<Action> _callbacks = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _terminated;

    public Task Completion => _completion.Task;

    public void Add(Action callback)
    {
        lock (_lock)
        {
            if (_terminated)
                throw new InvalidOperationException("ActorSystem already terminated.");
            _callbacks.Push(callback);
        }
    }

    /// <summary>Runs the callbacks after a task, and this one after them.</summary>
    public void RunAfter(Task termination, Action last) =>
        termination.ContinueWith(_ => RunAll(last), TaskScheduler.Default);

    private void RunAll(Action last)
    {
        lock (_lock)
            _terminated = true;
        var failures = new List<Exception>();
        while (_callbacks.TryPop(out var callback))
            Run(callback, failures);
        Run(last, failures);
        if (failures.Count == 0)
            _completion.SetResult();
        else
            _completion.SetException(failures);
    }

    private static void Run(Action callback, List<Exception> failures)
    {
        try
        {
            callback();
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }
}
