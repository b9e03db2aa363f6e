using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting.Logging;

/// <summary>Gives an actor system the host's loggers.</summary>
public class LoggerFactorySetup : Setup
{
    /// <summary>The setup for a factory.</summary>
    public LoggerFactorySetup(ILoggerFactory loggerFactory) => LoggerFactory = loggerFactory;

    /// <summary>The factory.</summary>
    public ILoggerFactory LoggerFactory { get; }
}
