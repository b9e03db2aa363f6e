using Akka.Actor;

namespace Akka.Event;

/// <summary>Says that a logger is ready.</summary>
public class LoggerInitialized : INoSerializationVerificationNeeded, IDeadLetterSuppression;
