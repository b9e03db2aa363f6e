namespace Akka.Actor;

/// <summary>The timers of one actor; each sends the actor a message.</summary>
public interface ITimerScheduler
{
    /// <summary>The keys of the timers that run.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }

    /// <summary>Sends a message again and again; a timer of the same key ends.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Sends a message again and again; a timer of the same key ends.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender);

    /// <summary>
    /// Sends a message again and again, the first time after a time of its own; a timer of the same key ends.
    /// </summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>
    /// Sends a message again and again, the first time after a time of its own; a timer of the same key ends.
    /// </summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender);

    /// <summary>Sends a message once; a timer of the same key ends.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Sends a message once; a timer of the same key ends.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender);

    /// <summary>Whether a timer of the key runs.</summary>
    bool IsTimerActive(object key);

    /// <summary>Ends a timer; its message, even if it is in the mailbox already, is not received.</summary>
    void Cancel(object key);

    /// <summary>Ends all timers.</summary>
    void CancelAll();
}
