using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>A logger that writes to standard output.</summary>
public class DefaultLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private MinimalLogger _standardOut;

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                _standardOut = Context.System.Settings.StdoutLogger;
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                Print(logEvent);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes a message.</summary>
    protected virtual void Print(LogEvent logEvent)
    {
        if (_standardOut is null)
            throw new LoggerInitializationException("Logger has not been initialized yet.");
        _standardOut.Tell(logEvent, Self);
    }
}
