namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>Open until it is closed; who comes while it is closed waits until it opens.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource? _closed;
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody has come since the gate was closed.</summary>
    public Task Arrived => _arrived.Task;

    public void Close()
    {
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open()
    {
        var closed = _closed;
        _closed = null;
        closed?.SetResult();
    }

    public Task Pass()
    {
        var closed = _closed;
        _arrived.TrySetResult();
        return closed?.Task ?? Task.CompletedTask;
    }
}
