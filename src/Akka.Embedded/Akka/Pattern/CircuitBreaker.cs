using System.Diagnostics;
using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Lets calls through while they succeed. After a number of failures in a row it is open and fails calls at once;
/// after a time it is half open, and the next call decides whether it closes or opens again.
/// </summary>
public class CircuitBreaker
{
    private readonly Lock _lock = new();
    private readonly List<Action> _onOpen = [];
    private readonly List<Action> _onHalfOpen = [];
    private readonly List<Action> _onClose = [];
    private BreakerState _state;
    private long _failures;
    private long _openedAt;
    private bool _trialTaken;
    private TimeSpan _currentOpenTime;
    private TimeSpan _currentResetTimeout;

    /// <summary>Makes a breaker whose time of being open stays the same.</summary>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, TimeSpan.FromDays(36500), 1.0, 0.0) { }

    /// <summary>Makes a breaker whose time of being open grows.</summary>
    public CircuitBreaker(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout,
        double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0) { }

    /// <summary>Makes a breaker whose time of being open grows, by a factor with some randomness.</summary>
    public CircuitBreaker(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout,
        double exponentialBackoffFactor, double randomFactor)
    {
        if (exponentialBackoffFactor < 1.0)
            throw new ArgumentException("factor must be >= 1.0", nameof(exponentialBackoffFactor));
        if (randomFactor is < 0.0 or > 1.0)
            throw new ArgumentException("randomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        Scheduler = scheduler;
        MaxFailures = maxFailures;
        CallTimeout = callTimeout;
        ResetTimeout = resetTimeout;
        MaxResetTimeout = maxResetTimeout;
        ExponentialBackoffFactor = exponentialBackoffFactor;
        RandomFactor = randomFactor;
        _currentResetTimeout = resetTimeout;
    }

    private enum BreakerState
    {
        Closed,
        Open,
        HalfOpen,
    }

    /// <summary>Ends the time of being open.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>After how many failures in a row the breaker opens.</summary>
    public int MaxFailures { get; }

    /// <summary>After which time a call counts as failed.</summary>
    public TimeSpan CallTimeout { get; }

    /// <summary>How long the breaker stays open at first.</summary>
    public TimeSpan ResetTimeout { get; }

    /// <summary>How long the breaker stays open at most.</summary>
    public TimeSpan MaxResetTimeout { get; }

    /// <summary>By which factor the time of being open grows.</summary>
    public double ExponentialBackoffFactor { get; }

    /// <summary>How much randomness there is in the time of being open.</summary>
    public double RandomFactor { get; }

    /// <summary>How many calls have failed in a row.</summary>
    public long CurrentFailureCount => Volatile.Read(ref _failures);

    /// <summary>What the last failed call threw; null after one that succeeded.</summary>
    public Exception LastCaughtException { get; private set; }

    /// <summary>Whether calls are let through.</summary>
    public bool IsClosed => _state == BreakerState.Closed;

    /// <summary>Whether calls fail at once.</summary>
    public bool IsOpen => _state == BreakerState.Open;

    /// <summary>Whether one call is let through to try.</summary>
    public bool IsHalfOpen => _state == BreakerState.HalfOpen;

    /// <summary>Makes a breaker whose time of being open stays the same.</summary>
    public static CircuitBreaker Create(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>Calls something, or fails at once.</summary>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Calls something with a state, or fails at once.</summary>
    public async Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body)
    {
        ThrowUnlessCallIsLetThrough();
        try
        {
            var result = await body(state).WaitAsync(CallTimeout).ConfigureAwait(false);
            Succeed();
            return result;
        }
        catch (Exception failure)
        {
            CallFailed(failure);
            throw;
        }
    }

    /// <summary>Calls something, or fails at once.</summary>
    public Task WithCircuitBreaker(Func<Task> body) => WithCircuitBreaker(body, static call => call());

    /// <summary>Calls something with a state, or fails at once.</summary>
    public async Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body)
    {
        ThrowUnlessCallIsLetThrough();
        try
        {
            await body(state).WaitAsync(CallTimeout).ConfigureAwait(false);
            Succeed();
        }
        catch (Exception failure)
        {
            CallFailed(failure);
            throw;
        }
    }

    /// <summary>Calls something and waits for it, or fails at once.</summary>
    public void WithSyncCircuitBreaker(Action body) =>
        WithCircuitBreaker(body, static call => Task.Run(call)).GetAwaiter().GetResult();

    /// <summary>Calls something and waits for its result, or fails at once.</summary>
    public T WithSyncCircuitBreaker<T>(Func<T> body) => WithCircuitBreaker(body, static call => Task.Run(call)).Result;

    /// <summary>Reports a success.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            if (_state == BreakerState.Open)
                return;
            LastCaughtException = null;
            _failures = 0;
            if (_state == BreakerState.HalfOpen)
            {
                _currentResetTimeout = ResetTimeout;
                Enter(BreakerState.Closed, _onClose);
            }
        }
    }

    /// <summary>Reports a failure.</summary>
    public void Fail() => CallFailed(new UserCalledFailException());

    /// <summary>Has an action run whenever the breaker opens.</summary>
    public CircuitBreaker OnOpen(Action callback) => Add(_onOpen, callback);

    /// <summary>Has an action run whenever the breaker is half open.</summary>
    public CircuitBreaker OnHalfOpen(Action callback) => Add(_onHalfOpen, callback);

    /// <summary>Has an action run whenever the breaker closes.</summary>
    public CircuitBreaker OnClose(Action callback) => Add(_onClose, callback);

    /// <summary>A new breaker like this one, whose time of being open doubles each time.</summary>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, 2.0, RandomFactor);

    /// <summary>A new breaker like this one, with another randomness.</summary>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);

    private void ThrowUnlessCallIsLetThrough()
    {
        lock (_lock)
        {
            if (_state == BreakerState.Open)
            {
                var remaining = _currentOpenTime - Stopwatch.GetElapsedTime(_openedAt);
                throw new OpenCircuitException(
                    LastCaughtException, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
            }
            if (_state == BreakerState.HalfOpen && _trialTaken)
            {
                throw new OpenCircuitException(
                    "Circuit breaker is half open, only one call is allowed; this call is failing fast.",
                    LastCaughtException, TimeSpan.Zero);
            }
            _trialTaken = _state == BreakerState.HalfOpen;
        }
    }

    private void CallFailed(Exception cause)
    {
        lock (_lock)
        {
            if (_state == BreakerState.Open)
                return;
            LastCaughtException = cause;
            _failures++;
            if (_state == BreakerState.HalfOpen || _failures == MaxFailures)
                Open();
        }
    }

    private void Open()
    {
        _openedAt = Stopwatch.GetTimestamp();
        _currentOpenTime = _currentResetTimeout;
        Enter(BreakerState.Open, _onOpen);
        Scheduler.Advanced.ScheduleOnce(_currentOpenTime, AttemptReset);
        var random = 1.0 + (Random.Shared.NextDouble() * RandomFactor);
        var next = _currentResetTimeout * (ExponentialBackoffFactor * random);
        if (next < MaxResetTimeout)
            _currentResetTimeout = next;
    }

    private void AttemptReset()
    {
        lock (_lock)
        {
            if (_state != BreakerState.Open)
                return;
            _trialTaken = false;
            Enter(BreakerState.HalfOpen, _onHalfOpen);
        }
    }

    private void Enter(BreakerState state, List<Action> callbacks)
    {
        _state = state;
        if (callbacks.Count == 0)
            return;
        var all = callbacks.ToArray();
        Task.Run(() => Array.ForEach(all, static callback => callback()));
    }

    private CircuitBreaker Add(List<Action> callbacks, Action callback)
    {
        lock (_lock)
            callbacks.Add(callback);
        return this;
    }
}
