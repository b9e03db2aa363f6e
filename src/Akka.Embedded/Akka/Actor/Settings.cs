using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The settings of a system, read from its configuration over the defaults.</summary>
public class Settings
{
    private readonly Config _userConfig;
    private Config _fallback;

    /// <summary>Reads the settings.</summary>
    public Settings(ActorSystem system, Config config) : this(system, config, ActorSystemSetup.Empty) { }

    /// <summary>Reads the settings.</summary>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _userConfig = config;
        _fallback = ConfigurationFactory.Default();
        Config = _userConfig.WithFallback(_fallback);

        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy");
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", null, allowInfinite: true);
        LogLevel = Config.GetString("akka.loglevel");
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel");
        StdoutLogger = LoadOrDefault<MinimalLogger>("akka.stdout-logger-class") ?? new StandardOutLogger();
        LogFormatter = LoadFormatter();
        Loggers = Config.GetStringList("akka.loggers", []);
        LoggersDispatcher = Config.GetString("akka.loggers-dispatcher");
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout");
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start", false);
        LogDeadLetters = ReadLogDeadLetters();
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown", false);
        LogDeadLettersSuspendDuration =
            Config.GetTimeSpan("akka.log-dead-letters-suspend-duration", null, allowInfinite: true);

        var debug = Config.GetConfig("akka.actor.debug");
        AddLoggingReceive = debug.GetBoolean("receive", false);
        DebugAutoReceive = debug.GetBoolean("autoreceive", false);
        DebugLifecycle = debug.GetBoolean("lifecycle", false);
        DebugEventStream = debug.GetBoolean("event-stream", false);
        DebugUnhandledMessage = debug.GetBoolean("unhandled", false);
        DebugTimerScheduler = debug.GetBoolean("log-timers", false);

        var shutdown = Config.GetConfig("akka.coordinated-shutdown");
        CoordinatedShutdownTerminateActorSystem = shutdown.GetBoolean("terminate-actor-system", false);
        CoordinatedShutdownRunByActorSystemTerminate = shutdown.GetBoolean("run-by-actor-system-terminate", false);
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
        {
            throw new ConfigurationException(
                "akka.coordinated-shutdown.run-by-actor-system-terminate=on and "
                + "akka.coordinated-shutdown.terminate-actor-system=off is not a supported configuration combination.");
        }
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The configuration with all defaults.</summary>
    public Config Config { get; private set; }

    /// <summary>What the system was set up with besides its configuration.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The class that makes the strategy of the users' guardian.</summary>
    public string SupervisorStrategyClass { get; }

    /// <summary>How long an <c>Ask</c> waits that names no timeout.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary>From which level on the loggers are told.</summary>
    public string LogLevel { get; }

    /// <summary>
    /// From which level on standard output is told before the loggers are there and after they have gone.
    /// </summary>
    public string StdoutLogLevel { get; }

    /// <summary>Writes to standard output.</summary>
    public MinimalLogger StdoutLogger { get; }

    /// <summary>Fills the arguments into a log message.</summary>
    public ILogMessageFormatter LogFormatter { get; }

    /// <summary>The classes of the loggers.</summary>
    public IList<string> Loggers { get; }

    /// <summary>The dispatcher of the loggers.</summary>
    public string LoggersDispatcher { get; }

    /// <summary>How long the start waits for a logger.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary>Whether the configuration is logged at the start.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary>How many dead letters are logged at a stretch.</summary>
    public int LogDeadLetters { get; }

    /// <summary>Whether dead letters are logged while the system ends.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>How long no more dead letters are logged after a stretch; infinite for ever.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>Whether messages of actors with <see cref="ILogReceive"/> are logged.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary>Whether messages that the runtime handles are logged.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary>Whether starts, restarts and ends are logged.</summary>
    public bool DebugLifecycle { get; }

    /// <summary>Whether subscriptions are logged.</summary>
    public bool DebugEventStream { get; }

    /// <summary>Whether unhandled messages are logged at debug level.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary>Whether timers are logged.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary>Whether coordinated shutdown ends the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>Whether <see cref="ActorSystem.Terminate"/> runs coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>Adds defaults, which hold where neither the user nor earlier defaults say anything.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        _fallback = config.WithFallback(_fallback);
        Config = _userConfig.WithFallback(_fallback);
    }

    /// <inheritdoc />
    public override string ToString() => Config.Root.ToString();

    private int ReadLogDeadLetters() => Config.GetString("akka.log-dead-letters") switch
    {
        "on" or "true" or "yes" => int.MaxValue,
        "off" or "false" or "no" => 0,
        _ => Config.GetInt("akka.log-dead-letters", 0),
    };

    private ILogMessageFormatter LoadFormatter() =>
        Config.GetString("akka.logger-formatter", "").Split(',')[0] == typeof(DefaultLogMessageFormatter).FullName
            ? DefaultLogMessageFormatter.Instance
            : LoadOrDefault<ILogMessageFormatter>("akka.logger-formatter") ?? DefaultLogMessageFormatter.Instance;

    private T LoadOrDefault<T>(string key) where T : class
    {
        var name = Config.GetString(key);
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var type = Type.GetType(name)
            ?? throw new ArgumentException($"Could not load type of {name} for {typeof(T).Name}.");
        if (!typeof(T).IsAssignableFrom(type))
            throw new ArgumentException($"{name}, which {key} names, is no {typeof(T).Name}.");
        return (T)Activator.CreateInstance(type);
    }
}
