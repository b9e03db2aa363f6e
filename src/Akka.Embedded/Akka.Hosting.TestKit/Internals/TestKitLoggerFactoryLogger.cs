using Akka.Event;
using Akka.Hosting.Logging;

namespace Akka.Hosting.TestKit.Internals;

/// <summary>Logs every event by the host's loggers, besides the test's own listener.</summary>
public class TestKitLoggerFactoryLogger : LoggerFactoryLogger
{
    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        if (message is InitializeLogger initialize)
        {
            initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
        }

        return base.Receive(message);
    }
}
