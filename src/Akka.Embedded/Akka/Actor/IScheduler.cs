namespace Akka.Actor;

/// <summary>Sends messages later, and runs code later.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The part that runs code outside any actor.</summary>
    IAdvancedScheduler Advanced { get; }
}
