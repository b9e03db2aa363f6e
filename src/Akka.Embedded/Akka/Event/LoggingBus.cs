using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Event;

/// <summary>An event bus that the loggers subscribe to.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private static readonly LogLevel[] Levels =
        [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    private static int _lastLogger;

    private readonly List<IActorRef> _loggers = [];
    private readonly CancellationTokenSource _shutdown = new();
    private bool _keepsStdoutLogger;

    /// <summary>From which level on the loggers are told.</summary>
    public LogLevel LogLevel { get; private set; }

    /// <summary>Has standard output told of messages until the loggers are there.</summary>
    public void StartStdoutLogger(Settings config)
    {
        SubscribeFrom(Logging.LogLevelFor(config.StdoutLogLevel), config.StdoutLogger);
        PublishDebug("StandardOutLogger started");
    }

    /// <summary>Changes the level from which on the loggers are told.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        LogLevel = logLevel;
        lock (_loggers)
        {
            foreach (var logger in _loggers)
            {
                SubscribeFrom(logLevel, logger);
                foreach (var level in Levels)
                {
                    if (level < logLevel)
                        Unsubscribe(logger, level.ClassFor());
                }
            }
        }
    }

    internal void StartDefaultLoggers(ActorSystemImpl system)
    {
        LogLevel = Logging.LogLevelFor(system.Settings.LogLevel);
        var types = system.Settings.Loggers.Select(FindLogger).ToList();
        var starts = types.Where(static type => !typeof(MinimalLogger).IsAssignableFrom(type))
            .Select(type => new LoggerStart(type, AddLogger(system, type))).ToList();
        Task.WaitAll([.. starts.Select(static start => start.Task)], system.Settings.LoggerStartTimeout);
        foreach (var start in starts.Where(static start => !start.Task.IsCompleted))
        {
            PublishWarning(
                $"Logger [{start.Type.FullName}] did not respond within {system.Settings.LoggerStartTimeout}");
        }
        if (system.Settings.DebugUnhandledMessage)
        {
            var forwarder = system.SystemActorOf<UnhandledMessageForwarder>("UnhandledMessageForwarder");
            Subscribe(forwarder, typeof(UnhandledMessage));
        }
        _keepsStdoutLogger = starts.Count < types.Count;
        if (!_keepsStdoutLogger)
            Unsubscribe(system.Settings.StdoutLogger);
        PublishDebug("Default Loggers started");
    }

    internal void StopDefaultLoggers(ActorSystem system)
    {
        if (!_keepsStdoutLogger)
        {
            SubscribeFrom(Logging.LogLevelFor(system.Settings.StdoutLogLevel), system.Settings.StdoutLogger);
            PublishDebug($"Shutting down: {SimpleName(system.Settings.StdoutLogger)} started");
        }
        _shutdown.Cancel();
        List<IActorRef> loggers;
        lock (_loggers)
            loggers = [.. _loggers];
        foreach (var logger in loggers)
            RemoveLogger(logger);
        PublishDebug("All default loggers stopped");
    }

    /// <inheritdoc />
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <inheritdoc />
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event);

    /// <inheritdoc />
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <inheritdoc />
    protected override Type GetClassifier(object @event) => @event.GetType();

    private static Type FindLogger(string name) => ConfiguredTypes.Find(name)
        ?? throw new ConfigurationException($"""Logger specified in config cannot be found: "{name}".""");

    private Task AddLogger(ActorSystemImpl system, Type type)
    {
        var name = $"log{Interlocked.Increment(ref _lastLogger)}-{SimpleName(type)}";
        var props = Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher);
        var logger = system.SystemActorOf(props, name);
        return logger.Ask(new InitializeLogger(this), Timeout.InfiniteTimeSpan, _shutdown.Token)
            .ContinueWith(answer => Admit(logger, type, name, answer), TaskScheduler.Default);
    }

    private void Admit(IActorRef logger, Type type, string name, Task<object> answer)
    {
        try
        {
            if (answer.GetAwaiter().GetResult() is var other and not LoggerInitialized)
                throw new LoggerInitializationException($"it did not answer with LoggerInitialized, but with {other}");
            lock (_loggers)
                _loggers.Add(logger);
            SubscribeFrom(LogLevel, logger);
            PublishDebug($"Logger {name} [{type.FullName}] started");
        }
        catch (Exception failure) when (failure is OperationCanceledException or LoggerInitializationException)
        {
            PublishWarning($"Logger {name} [{type.FullName}] was not started: {failure.Message}");
            RemoveLogger(logger);
        }
    }

    private void RemoveLogger(IActorRef logger)
    {
        Unsubscribe(logger);
        ((IInternalActorRef)logger).Stop();
    }

    private void SubscribeFrom(LogLevel least, IActorRef logger)
    {
        foreach (var level in Levels)
        {
            if (level >= least)
                Subscribe(logger, level.ClassFor());
        }
    }

    private void PublishDebug(string message) => Publish(new Debug(SimpleName(this), GetType(), message));

    private void PublishWarning(string message) => Publish(new Warning(SimpleName(this), GetType(), message));

    private sealed record LoggerStart(Type Type, Task Task);
}
