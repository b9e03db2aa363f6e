namespace Akka.Event;

/// <summary>A message that is not worth a log entry when it reaches no actor.</summary>
public interface IDeadLetterSuppression;
