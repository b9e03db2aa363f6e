namespace Akka.Actor;

/// <summary>The time as a scheduler has it.</summary>
public interface ITimeProvider
{
    /// <summary>The time of day.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A time that never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>A time that never goes back, as exactly as the machine knows it.</summary>
    TimeSpan HighResMonotonicClock { get; }
}
