namespace Akka.Actor;

/// <summary>A message that can end an actor.</summary>
public interface IPossiblyHarmful;
