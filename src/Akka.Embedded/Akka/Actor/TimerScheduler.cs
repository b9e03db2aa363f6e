namespace Akka.Actor;

/// <summary>The timers of one instance of an actor.</summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, (TimerMessage Message, ScheduledTask Task)> _timers = [];

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(
        object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        Start(key, msg, timeout, null, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (!_timers.Remove(key, out var timer))
            return;
        timer.Task.Cancel();
        LogDebug("Cancel timer [{0}]", key);
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
            timer.Task.Cancel();
        _timers.Clear();
        LogDebug("Cancel all timers");
    }

    /// <summary>The message of a timer that still runs; null if it has been cancelled or set anew since.</summary>
    public object Intercept(TimerMessage timerMessage)
    {
        if (!_timers.TryGetValue(timerMessage.Key, out var timer) || !ReferenceEquals(timer.Message, timerMessage))
        {
            LogDebug("Received timer [{0}] that has been removed, discarding", timerMessage.Key);
            return null;
        }
        if (!timerMessage.Repeats)
            _timers.Remove(timerMessage.Key);
        return timerMessage.Message;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef sender)
    {
        Cancel(key);
        var timerMessage = message is INotInfluenceReceiveTimeout
            ? new TimerMessage.Silent(key, message, interval is not null)
            : new TimerMessage(key, message, interval is not null);
        var task = cell.SystemImpl.TimerTasks.Schedule(delay, interval, () => cell.Self.Tell(timerMessage, sender));
        _timers[key] = (timerMessage, task);
        LogDebug("Start timer [{0}]", key);
    }

    private void LogDebug(string format, object key = null)
    {
        if (cell.SystemImpl.Settings.DebugTimerScheduler)
            Event.LoggingExtensions.Debug(cell.SystemImpl.Log, format, key);
    }
}
