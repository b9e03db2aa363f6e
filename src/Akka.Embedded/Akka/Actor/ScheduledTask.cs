namespace Akka.Actor;

/// <summary>One thing that a scheduler runs later, once or again and again.</summary>
internal sealed class ScheduledTask
{
    private readonly Lock _lock = new();
    private readonly ThreadPoolScheduler _scheduler;
    private readonly Action _action;
    private readonly TimeSpan? _interval;
    private readonly ICancelable _cancelable;
    private readonly Timer _timer;
    private CancellationTokenRegistration _cancellation;
    private bool _cancelled;

    public ScheduledTask(ThreadPoolScheduler scheduler, Action action, TimeSpan? interval, ICancelable cancelable)
    {
        _scheduler = scheduler;
        _action = action;
        _interval = interval;
        _cancelable = cancelable;
        _timer = new Timer(
            static state => ((ScheduledTask)state).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start(TimeSpan delay)
    {
        Arm(delay);
        if (_cancelable is not null)
            _cancellation = _cancelable.Token.UnsafeRegister(static state => ((ScheduledTask)state).Cancel(), this);
    }

    public void Cancel()
    {
        lock (_lock)
        {
            if (_cancelled)
                return;
            _cancelled = true;
            _timer.Dispose();
        }
        _cancellation.Unregister();
        _scheduler.Forget(this);
    }

    private void Arm(TimeSpan delay)
    {
        lock (_lock)
        {
            if (!_cancelled)
                _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void Run()
    {
        if (_cancelled || _cancelable?.IsCancellationRequested == true)
            return;
        // Armed again first, so that a slow action does not stretch the interval; the timer waits for this lock.
        if (_interval is { } interval)
            Arm(interval);
        else
            Cancel();
        try
        {
            _action();
        }
        catch (Exception failure)
        {
            Cancel(); // what failed once is not repeated
            _scheduler.LogFailure(failure);
        }
    }
}
