using LiveSessionActors.Daemon.Telemetry;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>Counts the requests that are being answered, so that a stop can wait for them and refuse others.</summary>
internal sealed class RequestDrain : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private int _resting;
    private long _begun;

    /// <summary>Cancelled once the daemon is stopping: what would be answered for ever ends by it.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>How many requests came so far.</summary>
    public long Begun => Volatile.Read(ref _begun);

    /// <summary>Whether any is being answered.</summary>
    public bool AnyUnderWay => Volatile.Read(ref _requests) > 0;

    /// <summary>Whether any is being answered that does not rest.</summary>
    public bool AnyAnswered => Volatile.Read(ref _requests) > Volatile.Read(ref _resting);

    /// <summary>Counts a request in; <see cref="Leave"/> is to follow. False once the daemon is stopping.</summary>
    public bool Enter()
    {
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _requests);
        BridgeMeasures.Active.Add(1);
        return !_stopping.IsCancellationRequested;
    }

    /// <summary>Counts a request out.</summary>
    public void Leave()
    {
        BridgeMeasures.Active.Add(-1);
        if (Interlocked.Decrement(ref _requests) == 0 && _stopping.IsCancellationRequested)
            _idle.TrySetResult();
    }

    /// <summary>
    /// The request being answered may wait for long for what others do, until what this gives is disposed.
    /// </summary>
    public Rest Resting()
    {
        Interlocked.Increment(ref _resting);
        return new Rest(this);
    }

    /// <summary>Refuses requests from now on, and completes when none is left or patience is over.</summary>
    /// <returns>How many are left.</returns>
    public async Task<int> CompleteAsync(TimeSpan patience, TimeProvider time)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (Volatile.Read(ref _requests) > 0)
            await Task.WhenAny(_idle.Task, Task.Delay(patience, time)).ConfigureAwait(false);
        return Volatile.Read(ref _requests);
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>The rest of one request.</summary>
    internal readonly struct Rest(RequestDrain drain) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref drain._resting);
    }
}
