using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>What a test of actors needs: an actor system, an actor that stands for it, and expectations.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActors;

    private readonly ITestKitAssertions _assertions;
    private readonly ReceivedMessages _received = new();
    private MessageEnvelope _lastMessage = NullMessageEnvelope.Instance;

    // When the innermost Within ends, and whether it ended with an expectation of silence, which uses up its time.
    private TimeSpan? _end;
    private bool _lastWasSilence;

    /// <summary>A test in an actor system of its own, or in the one given.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system = null, string testActorName = null)
        : this(assertions, system, ConfiguredWith(DefaultConfig), null, testActorName)
    {
    }

    /// <summary>A test in an actor system with this setup.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions,
        ActorSystemSetup setup,
        string actorSystemName = null,
        string testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>A test in an actor system with this configuration.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions,
        Config config,
        string actorSystemName = null,
        string testActorName = null)
        : this(assertions, null, ConfiguredWith(config), actorSystemName, testActorName)
    {
    }

    private TestKitBase(
        ITestKitAssertions assertions,
        ActorSystem system,
        ActorSystemSetup config,
        string actorSystemName,
        string testActorName)
    {
        _assertions = assertions
            ?? throw new ArgumentNullException(nameof(assertions), "The supplied assertions must not be null.");
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>The configuration of a test that names none, and the fallback of the others.</summary>
    public static Config DefaultConfig { get; } =
        ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.Internal.Reference.conf");

    /// <summary>A configuration that logs everything the actor system can tell.</summary>
    public static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString("""
        akka {
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          log-dead-letters = true
          log-dead-letters-during-shutdown = true
          actor.debug {
            receive = true
            autoreceive = true
            lifecycle = true
            fsm = true
            event-stream = true
            unhandled = true
            router-misconfiguration = true
          }
        }
        """);

    /// <summary>The time of day, as the time since the year one.</summary>
    public static TimeSpan Now => TimeSpan.FromTicks(TimeProvider.System.GetUtcNow().Ticks);

    /// <summary>The actor system.</summary>
    public ActorSystem Sys { get; private set; }

    /// <summary>The settings of the test kit.</summary>
    public TestKitSettings TestKitSettings { get; private set; }

    /// <summary>The actor that stands for the test.</summary>
    public IActorRef TestActor { get; private set; }

    /// <summary>Logs for the test.</summary>
    public ILoggingAdapter Log { get; private set; }

    /// <summary>Expectations of what is logged.</summary>
    public EventFilterFactory EventFilter { get; private set; }

    /// <summary>The message that was received last.</summary>
    public object LastMessage => _lastMessage.Message;

    /// <summary>Who sent the message that was received last.</summary>
    public IActorRef LastSender => _lastMessage.Sender;

    /// <summary>Whether messages wait to be asked for.</summary>
    public bool HasMessages => _received.Count > 0;

    internal ITestKitAssertions AssertionsOfTest => _assertions;

    /// <summary>Expectations of what another actor system logs.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Drops the messages that the function chooses.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)));

    /// <summary>Drops the messages of a type that the function chooses.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        IgnoreMessages(message => message is TMsg typed && shouldIgnoreMessage(typed));

    /// <summary>Drops the messages of a type.</summary>
    public void IgnoreMessages<TMsg>() => IgnoreMessages(message => message is TMsg);

    /// <summary>Drops no message any more.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.SetIgnore(null));

    /// <summary>Lets an auto-pilot see each message from now on.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new TestActor.SetAutoPilot(pilot));

    /// <summary>Watches an actor: the test receives its <see cref="Terminated" />.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => WatchAsync(actorToWatch).Block();

    /// <inheritdoc cref="Watch" />
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch)
    {
        await TestActor.Ask(new TestActor.Watch(actorToWatch), RemainingOrDefault);
        return actorToWatch;
    }

    /// <summary>Watches an actor no longer.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch) => UnwatchAsync(actorToUnwatch).Block();

    /// <inheritdoc cref="Unwatch" />
    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch)
    {
        await TestActor.Ask(new TestActor.Unwatch(actorToUnwatch), RemainingOrDefault);
        return actorToUnwatch;
    }

    /// <summary>Terminates the actor system and waits for it.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Terminates an actor system and waits for it; throws if so asked when it takes too long.</summary>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        system ??= Sys;
        var limit = duration ?? Dilated(TimeSpan.FromSeconds(5)).OrLess(TimeSpan.FromSeconds(10));
        if (system.Terminate().Wait(limit))
        {
            return;
        }

        if (verifySystemShutdown)
        {
            throw new TimeoutException($"Failed to stop [{system.Name}] within [{limit}].");
        }

        system.Log.Warning("Failed to stop [{0}] within [{1}].", system.Name, limit);
    }

    /// <summary>Makes ready what the test needs; called once, by the constructor.</summary>
    protected virtual void InitializeTest(
        ActorSystem system, ActorSystemSetup config, string actorSystemName, string testActorName)
    {
        if (system is null)
        {
            system = ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        }
        else
        {
            system.Settings.InjectTopLevelFallback(DefaultConfig);
        }

        Sys = system;
        TestKitSettings = (TestKitSettings)system.RegisterExtension(new TestKitExtension());
        Log = Logging.GetLogger(system, GetType());
        EventFilter = new EventFilterFactory(this);
        system.Dispatchers.Register(new CallingThreadDispatcher());
        TestActor = CreateTestActor(
            string.IsNullOrEmpty(testActorName) ? $"testActor{Interlocked.Increment(ref _testActors)}" : testActorName);
        if (this is not INoImplicitSender)
        {
            ImplicitSender.BecomeFor(TestActor);
        }
        else if (this is not TestProbe)
        {
            ImplicitSender.BecomeNone();
        }
    }

    /// <summary>Makes ready what the test needs, in an actor system with this configuration.</summary>
    protected void InitializeTest(
        ActorSystem system, Config config, string actorSystemName, string testActorName) =>
        InitializeTest(system, ConfiguredWith(config), actorSystemName, testActorName);

    private static ActorSystemSetup ConfiguredWith(Config config) =>
        ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config));

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.HasValue && bootstrap.Value.Config.HasValue
            ? bootstrap.Value.Config.Value.SafeWithFallback(DefaultConfig)
            : DefaultConfig;
        return setup.WithSetup((bootstrap.HasValue ? bootstrap.Value : BootstrapSetup.Create()).WithConfig(config));
    }
}
