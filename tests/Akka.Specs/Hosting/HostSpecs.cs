using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Specs.Hosting;

public sealed class HostSpecs
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_actor_system_starts_and_ends_with_the_host()
    {
        using var host = Build(_ => { });
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal("hosted", system.Name);
        Assert.False(system.WhenTerminated.IsCompleted);

        await host.StopAsync();

        await system.WhenTerminated.WaitAsync(Soon);
        Assert.IsType<CoordinatedShutdown.ClrExitReason>(CoordinatedShutdown.Get(system).ShutdownReason);
    }

    [Fact]
    public async Task The_host_ends_with_the_actor_system()
    {
        using var host = Build(_ => { });
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.Services.GetRequiredService<ActorSystem>().Terminate();

        await stopping.Task.WaitAsync(Soon);
    }

    [Fact]
    public async Task Actors_are_started_in_order_and_the_startup_tasks_follow()
    {
        var order = new List<string>();
        using var host = Build(builder => builder
            .AddStartup((_, registry) => order.Add($"task {registry.Get<Echo>().Path.Name}"))
            .WithActors((system, registry) => registry.Register<Echo>(system.ActorOf(Props.Create<Echo>(), "echo")))
            .WithActors((_, _) => order.Add("actors"))
            .WithActors((_, _, resolver) =>
            {
                order.Add(resolver.GetService<Greeting>()!.Text);
                return Task.CompletedTask;
            }));

        await host.StartAsync();

        Assert.Equal(["actors", "hello", "task echo"], order);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_actor_that_fails_to_start_fails_the_start_of_the_host()
    {
        using var host = Build(builder =>
            builder.WithActors((_, _) => throw new InvalidOperationException("This cannot be started.")));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal("This cannot be started.", failure.Message);
        await host.Services.GetRequiredService<ActorSystem>().WhenTerminated.WaitAsync(Soon);
    }

    [Fact]
    public async Task Props_of_the_resolver_take_services_and_arguments()
    {
        using var host = Build(builder => builder.WithActors((system, registry, resolver) =>
            registry.Register<Greeter>(system.ActorOf(resolver.Props<Greeter>("world")))));
        await host.StartAsync();

        var greeter = host.Services.GetRequiredService<IRequiredActor<Greeter>>().ActorRef;

        Assert.Equal("hello world", await greeter.Ask<string>("greet", Soon));
        await host.StopAsync();
    }

    [Fact]
    public async Task Configurations_are_added_before_and_behind_the_others()
    {
        var directory = Directory.CreateTempSubdirectory("akka-specs-");
        var file = Path.Combine(directory.FullName, "some.conf");
        await File.WriteAllTextAsync(file, "of { file = yes, twice = file }");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Of:Host_Settings"] = "True",
            ["Of:List:0"] = "a",
            ["Of:List:1"] = "b",
        }).Build();
        using var host = Build(builder => builder
            .AddHocon("of { twice = first }", HoconAddMode.Prepend)
            .AddHocon("of { twice = before }", HoconAddMode.Prepend)
            .AddHocon("of { twice = behind, last = yes }", HoconAddMode.Append)
            .AddHoconFile(file, HoconAddMode.Append)
            .AddHocon(settings, HoconAddMode.Append)
            .WithActorAskTimeout(TimeSpan.FromSeconds(7)));
        await host.StartAsync();

        var config = host.Services.GetRequiredService<ActorSystem>().Settings.Config;

        Assert.Equal("before", config.GetString("of.twice"));
        Assert.Equal("yes", config.GetString("of.last"));
        Assert.Equal("yes", config.GetString("of.file"));
        Assert.True(config.GetBoolean("of.host-settings"));
        Assert.Equal(["a", "b"], config.GetStringList("of.list"));
        Assert.Equal(TimeSpan.FromSeconds(7), config.GetTimeSpan("akka.actor.ask-timeout"));
        await host.StopAsync();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task What_actors_log_goes_to_the_loggers_of_the_host()
    {
        var logged = new TaskCompletionSource<(LogLevel Level, string Text)>();
        using var provider = new Listener(logged, "the message");
        using var host = Build(
            builder => builder.ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            }),
            logging => logging.AddProvider(provider));
        await host.StartAsync();

        host.Services.GetRequiredService<ActorSystem>().Log.Warning("This is the message of {0}.", "the actor");

        var (level, text) = await logged.Task.WaitAsync(Soon);
        Assert.Equal(LogLevel.Warning, level);
        Assert.EndsWith("This is the message of the actor.", text);
        await host.StopAsync();
    }

    [Fact]
    public async Task Extensions_are_loaded_with_the_actor_system()
    {
        using var host = Build(builder => builder.WithExtension<CounterId>());
        await host.StartAsync();

        Assert.True(host.Services.GetRequiredService<ActorSystem>().HasExtension<Counter>());
        await host.StopAsync();
    }

    [Fact]
    public void An_extension_that_is_none_is_refused() => Assert.Throws<ConfigurationException>(() =>
        new AkkaConfigurationBuilder(new ServiceCollection(), "hosted").WithExtensions(typeof(string)));

    private static IHost Build(Action<AkkaConfigurationBuilder> configure, Action<ILoggingBuilder>? logging = null) =>
        new HostBuilder()
            .ConfigureLogging(builder => logging?.Invoke(builder))
            .ConfigureServices(services => services.AddSingleton(new Greeting("hello")).AddAkka("hosted", builder =>
            {
                builder.AddHocon("akka.stdout-loglevel = OFF", HoconAddMode.Append);
                builder.ConfigureLoggers(loggers => loggers.ClearLoggers());
                configure(builder);
            }))
            .Build();

    private sealed record Greeting(string Text);

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Greeter : ReceiveActor
    {
        public Greeter(Greeting greeting, string whom) =>
            ReceiveAny(_ => Sender.Tell($"{greeting.Text} {whom}"));
    }

    private sealed class Counter : IExtension;

    private sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class Listener(TaskCompletionSource<(LogLevel Level, string Text)> heard, string part)
        : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            if (text.Contains(part, StringComparison.Ordinal))
            {
                heard.TrySetResult((logLevel, text));
            }
        }

        public void Dispose()
        {
        }
    }
}
