using Akka.Actor;
using Akka.Configuration;
using Akka.Pattern;

namespace Akka.Persistence;

/// <summary>
/// Limits the time of a plug-in's calls. After too many failures in a row calls fail at once for a while, then a single
/// one is let through to see whether the plug-in works again.
/// </summary>
internal sealed class PluginCircuitBreaker(Config config, IScheduler scheduler)
{
    private readonly int _maxFailures = config.GetInt("circuit-breaker.max-failures");
    private readonly TimeSpan _callTimeout = config.GetTimeSpan("circuit-breaker.call-timeout");
    private readonly TimeSpan _resetTimeout = config.GetTimeSpan("circuit-breaker.reset-timeout");
    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan? _openUntil;
    private Exception _lastFailure;

    public async Task<T> Call<TState, T>(TState state, Func<TState, Task<T>> body)
    {
        Admit();
        try
        {
            var task = body(state);
            var result = task.IsCompletedSuccessfully
                ? task.Result
                : await task.WaitAsync(_callTimeout).ConfigureAwait(false);
            Succeeded();
            return result;
        }
        catch (Exception e)
        {
            Failed(e);
            throw;
        }
    }

    public Task Call<TState>(TState state, Func<TState, Task> body) =>
        Call((state, body), static async call =>
        {
            await call.body(call.state).ConfigureAwait(false);
            return true;
        });

    private void Admit()
    {
        if (Volatile.Read(ref _failures) < _maxFailures) return;
        lock (_lock)
        {
            if (_openUntil is not { } openUntil) return;
            var now = scheduler.MonotonicClock;
            if (now < openUntil) throw new OpenCircuitException(_lastFailure, openUntil - now);
            // This call is let through; the others wait for its outcome.
            _openUntil = now + _callTimeout;
        }
    }

    private void Succeeded()
    {
        if (Volatile.Read(ref _failures) == 0) return;
        lock (_lock)
        {
            _failures = 0;
            _openUntil = null;
        }
    }

    private void Failed(Exception cause)
    {
        lock (_lock)
        {
            _lastFailure = cause;
            _failures++;
            if (_failures >= _maxFailures) _openUntil = scheduler.MonotonicClock + _resetTimeout;
        }
    }
}
