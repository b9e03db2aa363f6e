using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Blocks until the condition holds; the test fails if it does not in time.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, cancellationToken).Block();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Promised(conditionIsFulfilled), max, cancellationToken).Block();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, message, cancellationToken).Block();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public void AwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, interval, message, cancellationToken).Block();

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Promised(conditionIsFulfilled), cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Promised(conditionIsFulfilled), max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan? max,
        string message,
        CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public Task AwaitConditionAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(Promised(conditionIsFulfilled), max, interval, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)" />
    public async Task AwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan? max,
        TimeSpan? interval,
        string message = null,
        CancellationToken cancellationToken = default)
    {
        var limit = RemainingOrDilated(max);
        if (!await HoldsInTimeAsync(conditionIsFulfilled, limit, interval ?? limit / 10, cancellationToken))
        {
            _assertions.Fail("Timeout {0} expired while waiting for condition." + message, limit);
        }
    }

    /// <summary>Blocks until the condition holds, and tells whether it did in time.</summary>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AwaitConditionNoThrowAsync(conditionIsFulfilled, max, interval, cancellationToken).Block();

    /// <inheritdoc cref="AwaitConditionNoThrow" />
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AwaitConditionNoThrowAsync(Promised(conditionIsFulfilled), max, interval, cancellationToken);

    /// <inheritdoc cref="AwaitConditionNoThrow" />
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        HoldsInTimeAsync(conditionIsFulfilled, max, interval ?? TimeSpan.FromMilliseconds(100), cancellationToken);

    /// <summary>Blocks until the assertion does not throw; throws its exception if that takes too long.</summary>
    public void AwaitAssert(
        Action assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(assertion, duration, interval, cancellationToken).Block();

    /// <inheritdoc cref="AwaitAssert" />
    public Task AwaitAssertAsync(
        Action assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(() => Task.FromResult(Done(assertion)), duration, interval, cancellationToken);

    /// <inheritdoc cref="AwaitAssert" />
    public async Task AwaitAssertAsync(
        Func<Task> assertion,
        TimeSpan? duration = null,
        TimeSpan? interval = null,
        CancellationToken cancellationToken = default)
    {
        var pause = interval ?? TimeSpan.FromMilliseconds(100);
        var limit = RemainingOrDilated(duration);
        var stop = Now + limit;
        pause = limit.OrLess(pause);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (Now + pause < stop)
            {
                await Task.Delay(pause, cancellationToken);
                pause = pause.OrLess(Left(stop));
            }
        }
    }

    private static async Task<bool> HoldsInTimeAsync(
        Func<Task<bool>> condition, TimeSpan limit, TimeSpan pause, CancellationToken cancellationToken)
    {
        limit.EnsureFinite("max");
        var stop = Now + limit;
        while (!await condition())
        {
            if (cancellationToken.IsCancellationRequested || Now > stop)
            {
                return false;
            }

            await Task.Delay(Left(stop).OrLess(pause), cancellationToken);
        }

        return true;
    }

    private static Func<Task<bool>> Promised(Func<bool> condition) => () => Task.FromResult(condition());
}
