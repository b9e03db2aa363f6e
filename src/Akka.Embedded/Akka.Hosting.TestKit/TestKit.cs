using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting.TestKit.Internals;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using Xunit.Abstractions;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.TestKit;

/// <summary>The base of tests of a host with an actor system, with xunit.</summary>
public abstract class TestKit : TestKitBase, IAsyncLifetime
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHost? _host;

    /// <summary>A test whose host starts before each test and ends behind it.</summary>
    protected TestKit(
        string? actorSystemName = null,
        ITestOutputHelper? output = null,
        TimeSpan? startupTimeout = null,
        LogLevel logLevel = LogLevel.Information)
        : base(Assertions)
    {
        ActorSystemName = actorSystemName ?? "test";
        Output = output;
        LogLevel = logLevel;
        StartupTimeout = startupTimeout ?? TimeSpan.FromSeconds(10);
    }

    /// <summary>The host, once it has started.</summary>
    public IHost Host =>
        _host ?? throw new InvalidOperationException("The host is there when the test starts, and not before.");

    /// <summary>The registry of the actor system.</summary>
    public ActorRegistry ActorRegistry => Host.Services.GetRequiredService<ActorRegistry>();

    /// <summary>How long the start may take.</summary>
    public TimeSpan StartupTimeout { get; }

    /// <summary>The name of the actor system.</summary>
    public string ActorSystemName { get; }

    /// <summary>Where the test's output goes.</summary>
    public ITestOutputHelper? Output { get; }

    /// <summary>The least level that is logged.</summary>
    public LogLevel LogLevel { get; }

    /// <summary>How tests fail.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>The configuration of the actor system before the one of <see cref="ConfigureAkka" />.</summary>
    protected virtual Config? Config => null;

    /// <summary>Starts the host.</summary>
    public async Task InitializeAsync()
    {
        _host = BuildHost();
        using (var limit = new CancellationTokenSource(StartupTimeout))
        {
            await _host.StartAsync(limit.Token).WaitAsync(StartupTimeout);
        }

        await _initialized.Task;
        if (this is not INoImplicitSender)
        {
            // The actor system started on another thread than the one that the test goes on with.
            ActorCell.Current = ((ActorRefWithCell)TestActor).Underlying;
        }

        await BeforeTestStart();
    }

    /// <summary>Ends the actor system and the host.</summary>
    public async Task DisposeAsync()
    {
        try
        {
            await AfterAllAsync().WaitAsync(EndTimeout);
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>Adds to the configuration of the host itself.</summary>
    protected virtual void ConfigureHostConfiguration(IConfigurationBuilder builder)
    {
    }

    /// <summary>Adds to the configuration of the application.</summary>
    protected virtual void ConfigureAppConfiguration(HostBuilderContext context, IConfigurationBuilder builder)
    {
    }

    /// <summary>Adds services.</summary>
    protected virtual void ConfigureServices(HostBuilderContext context, IServiceCollection services)
    {
    }

    /// <summary>Changes the builder of the host.</summary>
    protected virtual void ConfigureHostBuilder(IHostBuilder builder)
    {
    }

    /// <summary>Adds loggers.</summary>
    protected virtual void ConfigureLogging(ILoggingBuilder builder)
    {
    }

    /// <summary>Says how the actor system is configured, and what it starts with.</summary>
    protected abstract void ConfigureAkka(AkkaConfigurationBuilder builder, IServiceProvider provider);

    /// <summary>Called before the test, when the host has started.</summary>
    protected virtual Task BeforeTestStart() => Task.CompletedTask;

    /// <summary>Called behind the test, before the actor system ends.</summary>
    protected virtual Task AfterAllAsync() => Task.CompletedTask;

    /// <summary>Waits: the actor system is there only when the host starts.</summary>
    protected sealed override void InitializeTest(
        ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
    }

    private IHost BuildHost()
    {
        var builder = new HostBuilder();
        if (Output is { } output)
        {
            builder.ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                logging.AddProvider(new XUnitLoggerProvider(output, LogLevel));
                logging.AddFilter("Akka.*", LogLevel);
                ConfigureLogging(logging);
            });
        }

        builder.ConfigureHostConfiguration(ConfigureHostConfiguration);
        builder.ConfigureAppConfiguration(ConfigureAppConfiguration);
        ConfigureHostBuilder(builder);
        builder.ConfigureServices((context, services) =>
        {
            ConfigureServices(context, services);
            services.AddAkka(ActorSystemName, AddTest);
        });
        return builder.Build();
    }

    private void AddTest(AkkaConfigurationBuilder builder, IServiceProvider provider)
    {
        builder.AddHocon(DefaultConfig, HoconAddMode.Prepend);
        if (Config is { } config)
        {
            builder.AddHocon(config, HoconAddMode.Prepend);
        }

        builder.ConfigureLoggers(loggers =>
        {
            loggers.LogLevel = LevelOf(LogLevel);
            loggers.ClearLoggers();
            loggers.AddLogger<TestEventListener>();
        });
        if (Output is not null)
        {
            builder.StartActors((system, _) => StartLoggerAsync(system));
        }

        builder.StartActors((system, registry) =>
        {
            base.InitializeTest(system, ActorSystemSetup.Empty, null, null);
            registry.Register<TestProbe>(TestActor);
        });
        ConfigureAkka(builder, provider);
        builder.AddStartup((_, _) => _initialized.TrySetResult());
    }

    private static async Task StartLoggerAsync(ActorSystem system)
    {
        var logger = ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new TestKitLoggerFactoryLogger()), "log-test");
        await logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), EndTimeout);
    }

    private async Task EndAsync()
    {
        if (_host is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(EndTimeout);
        try
        {
            if (Sys is not null)
            {
                Shutdown();
            }

            await _host.StopAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Output?.WriteLine($"The host did not stop within {EndTimeout}.");
        }
        finally
        {
            _host.Dispose();
        }
    }

    private static Event.LogLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => Event.LogLevel.DebugLevel,
        LogLevel.Information => Event.LogLevel.InfoLevel,
        LogLevel.Warning => Event.LogLevel.WarningLevel,
        _ => Event.LogLevel.ErrorLevel,
    };
}
