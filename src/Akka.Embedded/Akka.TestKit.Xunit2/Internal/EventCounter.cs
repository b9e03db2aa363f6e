using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Counts the events that filters choose, until it is disposed of.</summary>
internal sealed class EventCounter : IDisposable
{
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IReadOnlyList<EventFilterBase> _filters;
    private readonly int _awaited;
    private int _count;

    /// <summary>Counts to the number that is expected; where none is, the first event is one too many.</summary>
    internal EventCounter(IReadOnlyList<EventFilterBase> filters, int expected)
    {
        _filters = filters;
        _awaited = Math.Max(expected, 1);
        foreach (var filter in filters)
        {
            filter.EventMatched += Increment;
        }
    }

    internal int Count => Volatile.Read(ref _count);

    public void Dispose()
    {
        foreach (var filter in _filters)
        {
            filter.EventMatched -= Increment;
        }
    }

    /// <summary>Waits for the events, but not longer than so.</summary>
    internal async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_enough.Task, Task.Delay(limit, finished.Token));
        await finished.CancelAsync();
    }

    private void Increment(EventFilterBase filter, LogEvent logEvent)
    {
        if (Interlocked.Increment(ref _count) == _awaited)
        {
            _enough.TrySetResult();
        }
    }
}
