namespace LiveSessionActors.Persistence.Threads;

/// <summary>Work on the files of one session, done by a thread that may block.</summary>
internal abstract class FileWork
{
    /// <summary>Works until it is done or has to wait: zero when done, else how long until the next step.</summary>
    public abstract TimeSpan Step();
}

/// <summary>Work with a result.</summary>
/// <remarks>Who continues on the thread that did the work must only pass on what it got.</remarks>
internal abstract class FileWork<T>(bool continueInline = false) : FileWork
{
    private readonly TaskCompletionSource<T> _done = new(
        continueInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The result, or the failure.</summary>
    public Task<T> Task => _done.Task;

    /// <inheritdoc/>
    public sealed override TimeSpan Step()
    {
        try
        {
            var wait = Advance(out var result);
            if (wait == TimeSpan.Zero)
                _done.SetResult(result);
            return wait;
        }
        catch (Exception exception)
        {
            // Whatever it is belongs to whoever asked for the work; the thread goes on with the next.
            _done.SetException(exception);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Works until it is done, which gives zero and the result, or has to wait.</summary>
    protected abstract TimeSpan Advance(out T result);
}
