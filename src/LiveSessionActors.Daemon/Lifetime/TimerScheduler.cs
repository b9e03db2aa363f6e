using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// Akka.NET's scheduler over the timers of .NET, one for each message that is due. Its own looks a hundred times a second
/// whether something is, which keeps the processor of an idle daemon awake.
/// </summary>
internal sealed class TimerScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log), IDisposable
{
    private readonly TimeProvider _time = TimeProvider.System;
    private volatile bool _stopped;

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => _time.GetElapsedTime(0);

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => _time.GetElapsedTime(0);

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => _time.GetUtcNow();

    /// <inheritdoc/>
    public void Dispose() => _stopped = true;

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Start(delay, Timeout.InfiniteTimeSpan, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable) =>
        Start(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Start(delay, Timeout.InfiniteTimeSpan, action, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        Start(delay, Timeout.InfiniteTimeSpan, action.Run, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Start(initialDelay, interval, action, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Start(initialDelay, interval, action.Run, cancelable);

    private void Start(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        if (cancelable is { IsCancellationRequested: true })
            return;
        _ = new Appointment(this, delay, interval, action, cancelable);
    }

    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Log.Error(exception, "What was scheduled failed.");
        }
    }

    // The system holds a timer that is due, and the timer holds what is done then.
    private sealed class Appointment
    {
        private readonly TimerScheduler _scheduler;
        private readonly Action _action;
        private readonly ICancelable? _cancelable;
        private readonly bool _repeats;
        private readonly ITimer _timer;
        private readonly CancellationTokenRegistration _cancellation;

        public Appointment(
            TimerScheduler scheduler, TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable)
        {
            (_scheduler, _action, _cancelable) = (scheduler, action, cancelable);
            _repeats = interval != Timeout.InfiniteTimeSpan;
            _timer = scheduler._time.CreateTimer(
                static me => ((Appointment)me!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (cancelable is not null)
                _cancellation = cancelable.Token.UnsafeRegister(static me => ((Appointment)me!)._timer.Dispose(), this);
            if (cancelable is not { IsCancellationRequested: true })
                _timer.Change(delay, interval);
        }

        private void Due()
        {
            if (!_repeats)
                End();
            if (_scheduler._stopped || _cancelable is { IsCancellationRequested: true })
                End();
            else
                _scheduler.Run(_action);
        }

        private void End()
        {
            _timer.Dispose();
            _cancellation.Dispose();
        }
    }
}
