using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Runs things later.</summary>
public interface IRunnableScheduler
{
    /// <summary>Runs it after a time, unless it is cancelled before.</summary>
    void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable cancelable);

    /// <summary>Runs it after a time.</summary>
    void ScheduleOnce(TimeSpan delay, IRunnable action);

    /// <summary>Runs it after a time, and again and again until it is cancelled.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable cancelable);

    /// <summary>Runs it after a time, and again and again.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action);
}
