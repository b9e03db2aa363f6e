using System.Diagnostics;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A scheduler over the timers of the runtime library, which cost nothing while none is set.</summary>
internal sealed class ThreadPoolScheduler(ILoggingAdapter log) : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<ScheduledTask> _tasks = [];
    private bool _disposed;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan MonotonicClock => HighResMonotonicClock;

    public TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    public IAdvancedScheduler Advanced => this;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Schedule(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender,
        ICancelable cancelable) =>
        Schedule(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Schedule(delay, null, action, cancelable);

    public void ScheduleOnce(TimeSpan delay, IRunnable action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable) =>
        Schedule(delay, null, action.Run, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable) =>
        Schedule(initialDelay, interval, action.Run, cancelable);

    /// <summary>Schedules an action; the task handed back is the cheapest way to cancel it.</summary>
    public ScheduledTask Schedule(TimeSpan delay, TimeSpan? interval, Action action, ICancelable cancelable = null)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(delay), $"Delay must be >=0. It was {delay}");
        if (interval <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), $"Interval must be >0. It was {interval}");
        var task = new ScheduledTask(this, action, interval, cancelable);
        lock (_lock)
        {
            if (_disposed)
                throw new SchedulerException("cannot enqueue after timer shutdown");
            _tasks.Add(task);
        }
        task.Start(delay);
        return task;
    }

    public void Dispose()
    {
        List<ScheduledTask> tasks;
        lock (_lock)
        {
            _disposed = true;
            tasks = [.. _tasks];
        }
        foreach (var task in tasks)
            task.Cancel();
    }

    internal void Forget(ScheduledTask task)
    {
        lock (_lock)
            _tasks.Remove(task);
    }

    internal void LogFailure(Exception failure) =>
        log.Error(failure, "Error while executing scheduled task");
}
