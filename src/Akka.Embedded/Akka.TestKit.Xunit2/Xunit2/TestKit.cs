using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>The base of tests of actors with xunit.</summary>
public class TestKit : TestKitBase, IDisposable
{
    private bool _isDisposed;

    /// <summary>A test in an actor system of its own, or in the one given.</summary>
    public TestKit(ActorSystem system = null, ITestOutputHelper output = null)
        : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>A test in an actor system with this setup.</summary>
    public TestKit(ActorSystemSetup config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>A test in an actor system with this configuration.</summary>
    public TestKit(Config config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>A test in an actor system with this configuration.</summary>
    public TestKit(string config, ITestOutputHelper output = null)
        : this(ConfigurationFactory.ParseString(config), null, output)
    {
    }

    /// <inheritdoc cref="TestKitBase.DefaultConfig" />
    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <inheritdoc cref="TestKitBase.FullDebugConfig" />
    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    /// <summary>How tests fail.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>Where the test's output goes, log events among it; may be null.</summary>
    protected readonly ITestOutputHelper Output;

    /// <summary>Terminates the actor system.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called behind the test, before the actor system terminates.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Writes what an actor system logs to the test's output.</summary>
    protected void InitializeLogger(ActorSystem system) => InitializeLogger(system, null);

    /// <summary>Writes what an actor system logs to the test's output, behind a prefix.</summary>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is null)
        {
            return;
        }

        var output = string.IsNullOrEmpty(prefix) ? Output : new PrefixedOutput(Output, prefix);
        var logger = ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new TestOutputLogger(output)), "log-test");
        logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), TimeSpan.FromSeconds(3))
            .GetAwaiter().GetResult();
    }

    /// <summary>Terminates the actor system.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
            ImplicitSender.Forget(TestActor);
        }
    }
}
