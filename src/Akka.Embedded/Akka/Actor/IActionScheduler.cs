namespace Akka.Actor;

/// <summary>Runs actions later.</summary>
public interface IActionScheduler : IRunnableScheduler
{
    /// <summary>Runs an action after a time, unless it is cancelled before.</summary>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable);

    /// <summary>Runs an action after a time.</summary>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs an action after a time, and again and again until it is cancelled.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable);

    /// <summary>Runs an action after a time, and again and again.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}
