namespace Akka.Actor;

/// <summary>An actor that has timers, which end with it and with each restart.</summary>
public interface IWithTimers
{
    /// <summary>The timers; the runtime sets them before the actor's constructor runs.</summary>
    ITimerScheduler Timers { get; set; }
}
