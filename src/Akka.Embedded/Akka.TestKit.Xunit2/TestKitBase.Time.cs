using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>What is left of the innermost <c>Within</c>, which has to be there.</summary>
    public TimeSpan Remaining => _end is { } end
        ? Left(end)
        : throw new InvalidOperationException("Remaining may not be called outside of \"within\"");

    /// <summary>What is left of the innermost <c>Within</c>, or the default.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>The duration, stretched; without one, <see cref="RemainingOrDefault" />.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) =>
        duration is { } given ? Dilated(given) : RemainingOrDefault;

    /// <summary>The duration, multiplied by <c>akka.test.timefactor</c>.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration >= TimeSpan.Zero
        ? new TimeSpan((long)(duration.Ticks * TestKitSettings.TestTimeFactor))
        : throw new ArgumentException("Must not be negative", nameof(duration));

    /// <summary>The duration, or the default.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? TestKitSettings.SingleExpectDefault;

    /// <summary>What is left of the innermost <c>Within</c>, or the duration.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration) => _end is { } end ? Left(end) : duration;

    /// <summary>Runs the action, which may not take longer than so.</summary>
    public void Within(
        TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs the action, which has to take at least and at most so long.</summary>
    public void Within(
        TimeSpan min,
        TimeSpan max,
        Action action,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, () => Done(action), hint, epsilonValue, cancellationToken);

    /// <summary>Runs the function, which may not take longer than so.</summary>
    public T Within<T>(
        TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs the function, which has to take at least and at most so long.</summary>
    public T Within<T>(
        TimeSpan min,
        TimeSpan max,
        Func<T> function,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(min, max, () => Task.FromResult(function()), hint, epsilonValue, cancellationToken).Block();

    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" />
    public Task WithinAsync(
        TimeSpan max,
        Func<Task> actionAsync,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)" />
    public Task WithinAsync(
        TimeSpan min,
        TimeSpan max,
        Func<Task> actionAsync,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(min, max, () => DoneAsync(actionAsync), hint, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within{T}(TimeSpan, Func{T}, TimeSpan?, CancellationToken)" />
    public Task<T> WithinAsync<T>(
        TimeSpan max,
        Func<Task<T>> function,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within{T}(TimeSpan, TimeSpan, Func{T}, string, TimeSpan?, CancellationToken)" />
    public async Task<T> WithinAsync<T>(
        TimeSpan min,
        TimeSpan max,
        Func<Task<T>> function,
        string hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        min.EnsureFinite(nameof(min));
        max.EnsureFinite(nameof(max));
        var start = Now;
        var outerEnd = _end;
        var left = outerEnd is { } end ? end - start : Timeout.InfiniteTimeSpan;
        _assertions.AssertTrue(
            left == Timeout.InfiniteTimeSpan || left >= min,
            "Required min time {0} not possible, only {1} left. {2}",
            min,
            left,
            hint ?? string.Empty);
        var limit = outerEnd is null ? Dilated(max) : Dilated(max).OrLess(left < TimeSpan.Zero ? TimeSpan.Zero : left);
        _lastWasSilence = false;
        _end = start + limit;
        T result;
        try
        {
            result = await FinishedInTimeAsync(function, Dilated(max), cancellationToken);
        }
        finally
        {
            _end = outerEnd;
        }

        CheckDuration(Now - start, min, limit, epsilonValue ?? TimeSpan.Zero, hint ?? string.Empty);
        return result;
    }

    // Code that hangs is left alone shortly behind its time, so that the test can fail.
    private static async Task<T> FinishedInTimeAsync<T>(
        Func<Task<T>> function, TimeSpan limit, CancellationToken cancellationToken)
    {
        var running = function();
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var overdue = Task.Delay(limit + TimeSpan.FromMilliseconds(200), finished.Token);
        if (await Task.WhenAny(running, overdue) != running)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return default;
        }

        await finished.CancelAsync();
        return await running;
    }

    private void CheckDuration(TimeSpan elapsed, TimeSpan min, TimeSpan limit, TimeSpan tolerance, string hint)
    {
        if (elapsed < min)
        {
            _assertions.Fail("Failed: Block took {0}, should have at least been {1}. {2}", elapsed, min, hint);
        }

        if (!_lastWasSilence && elapsed > limit + tolerance)
        {
            _assertions.Fail("Failed: Block took {0}, exceeding {1}. {2}", elapsed, limit, hint);
        }
    }

    private static object Done(Action action)
    {
        action();
        return null;
    }

    private static async Task<object> DoneAsync(Func<Task> action)
    {
        await action();
        return null;
    }

    private static TimeSpan Left(TimeSpan end) => end > Now ? end - Now : TimeSpan.Zero;
}
