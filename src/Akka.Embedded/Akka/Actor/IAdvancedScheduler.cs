namespace Akka.Actor;

/// <summary>The part of a scheduler that runs code outside any actor.</summary>
public interface IAdvancedScheduler : IActionScheduler;
