using Akka.Actor;

namespace Akka.Event;

/// <summary>Asks a logger to get ready; it answers with <see cref="LoggerInitialized"/>.</summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    /// <summary>Makes the request.</summary>
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    /// <summary>The bus that the logger will be subscribed to.</summary>
    public LoggingBus LoggingBus { get; }
}
