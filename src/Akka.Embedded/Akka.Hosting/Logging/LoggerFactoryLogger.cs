using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>Logs what the actor system logs by the host's loggers.</summary>
public class LoggerFactoryLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private readonly ILogger<ActorSystem> _logger;

    /// <summary>A logger of the factory in the system's setup.</summary>
    public LoggerFactoryLogger()
    {
        var setup = Context.System.Settings.Setup.Get<LoggerFactorySetup>();
        _logger = setup.HasValue
            ? setup.Value.LoggerFactory.CreateLogger<ActorSystem>()
            : throw new ConfigurationException(
                $"Could not start {nameof(LoggerFactoryLogger)}, the required setup class {nameof(LoggerFactorySetup)} "
                + "could not be found. Have you added this to the ActorSystem setup?");
    }

    /// <summary>Logs for this logger itself.</summary>
    protected readonly ILoggingAdapter InternalLogger =
        Event.Logging.GetLogger(Context.System.EventStream, nameof(LoggerFactoryLogger));

    /// <inheritdoc />
    protected override void PostStop() => InternalLogger.Info($"{nameof(LoggerFactoryLogger)} stopped");

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                InternalLogger.Info($"{nameof(LoggerFactoryLogger)} started");
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                Log(logEvent, Sender.Path);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Logs an event that came from an actor.</summary>
    protected virtual void Log(LogEvent log, ActorPath path)
    {
        var level = LevelOf(log.LogLevel());
        if (_logger.IsEnabled(level))
        {
            _logger.Log(level, default, log, log.Cause, static (logEvent, _) => logEvent.ToString());
        }
    }

    private static LogLevel LevelOf(Event.LogLevel level) => level switch
    {
        Event.LogLevel.DebugLevel => LogLevel.Debug,
        Event.LogLevel.InfoLevel => LogLevel.Information,
        Event.LogLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
