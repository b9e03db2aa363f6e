using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Logging;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Says how the actor system of a host is configured, and what it starts with.</summary>
public sealed class AkkaConfigurationBuilder
{
    private readonly string _actorSystemName;
    private readonly IServiceCollection _services;
    private readonly List<Type> _extensions = [];
    private readonly List<ActorStarter> _actorStarters = [];
    private readonly List<StartupTask> _startupTasks = [];
    private bool _isComplete;

    /// <summary>A builder for an actor system of this name.</summary>
    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        _services = serviceCollection;
        _actorSystemName = actorSystemName;
    }

    /// <summary>The setups besides configuration and services.</summary>
    public readonly HashSet<Setup> Setups = [];

    /// <summary>The kind of the actor system, where it is not to be the default.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; private set; } = Option<ProviderSelection>.None;

    /// <summary>The configuration as it stands.</summary>
    public Option<Config> Configuration { get; private set; } = Option<Config>.None;

    /// <summary>Starts actors with the actor system.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) =>
        StartActors((system, registry) =>
        {
            starter(system, registry);
            return Task.CompletedTask;
        });

    /// <summary>Starts actors that need services with the actor system.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter) =>
        StartActors((system, registry) => starter(system, registry, DependencyResolver.For(system).Resolver));

    /// <inheritdoc cref="StartActors(Action{ActorSystem, IActorRegistry})" />
    public AkkaConfigurationBuilder StartActors(ActorStarter starter) =>
        Unless(_isComplete, () => _actorStarters.Add(starter));

    /// <inheritdoc cref="StartActors(Action{ActorSystem, IActorRegistry, IDependencyResolver})" />
    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter) => StartActors(
        (ActorStarter)((system, registry) => starter(system, registry, DependencyResolver.For(system).Resolver)));

    /// <summary>Runs a task when all actors have been started.</summary>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) =>
        AddStartup((system, registry) =>
        {
            startupTask(system, registry);
            return Task.CompletedTask;
        });

    /// <inheritdoc cref="AddStartup(Action{ActorSystem, IActorRegistry})" />
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask) =>
        Unless(_isComplete, () => _startupTasks.Add(startupTask));

    /// <summary>Loads extensions, given by the types of their ids, with the actor system.</summary>
    public AkkaConfigurationBuilder WithExtensions(params Type[] extensions)
    {
        foreach (var extension in extensions)
        {
            AddExtension(extension);
        }

        return this;
    }

    /// <summary>Loads an extension, given by the type of its id, with the actor system.</summary>
    public AkkaConfigurationBuilder WithExtension<T>()
        where T : IExtensionId => WithExtensions(typeof(T));

    internal AkkaConfigurationBuilder AddSetup(Setup setup)
    {
        switch (setup)
        {
            case BootstrapSetup bootstrap when !_isComplete:
                if (bootstrap.Config.HasValue)
                {
                    AddHoconConfiguration(bootstrap.Config.Value, HoconAddMode.Prepend);
                }

                ActorRefProvider = bootstrap.ActorRefProvider;
                break;
            case not (BootstrapSetup or DependencyResolverSetup) when !_isComplete:
                Setups.Add(setup);
                break;
            default:
                break;
        }

        return this;
    }

    internal AkkaConfigurationBuilder WithActorRefProvider(ProviderSelection provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return Unless(_isComplete, () => ActorRefProvider = provider);
    }

    internal AkkaConfigurationBuilder AddHoconConfiguration(Config hocon, HoconAddMode addMode)
    {
        ArgumentNullException.ThrowIfNull(hocon);
        var current = Configuration.GetOrElse(Config.Empty);
        return Unless(_isComplete, () => Configuration = addMode switch
        {
            HoconAddMode.Append => current.WithFallback(hocon),
            HoconAddMode.Prepend or HoconAddMode.Replace => hocon.WithFallback(current),
            _ => throw new ArgumentOutOfRangeException(nameof(addMode), addMode, null),
        });
    }

    internal void Bind()
    {
        _services.AddSingleton(CreateActorSystem);
        _services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        _services.AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        _services.AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        _services.AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
    }

    internal async Task StartAsync(ActorSystem system)
    {
        if (_isComplete)
        {
            return;
        }

        _isComplete = true;
        var registry = ActorRegistry.For(system);
        foreach (var starter in _actorStarters)
        {
            await starter(system, registry).ConfigureAwait(false);
        }

        foreach (var startupTask in _startupTasks)
        {
            await startupTask(system, registry).ConfigureAwait(false);
        }
    }

    // What the host's builder says is known only when the service of this type is asked for.
    private static ActorSystem CreateActorSystem(IServiceProvider provider) =>
        provider.GetRequiredService<AkkaConfigurationBuilder>().BuildActorSystem(provider);

    private ActorSystem BuildActorSystem(IServiceProvider provider)
    {
        ConfigureExtensions();
        if (!Setups.OfType<LoggerFactorySetup>().Any() && provider.GetService<ILoggerFactory>() is { } loggers)
        {
            Setups.Add(new LoggerFactorySetup(loggers));
        }

        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty));
        if (ActorRefProvider.HasValue)
        {
            bootstrap = bootstrap.WithActorRefProvider(ActorRefProvider.Value);
        }

        var setup = bootstrap.And(DependencyResolverSetup.Create(provider));
        return ActorSystem.Create(_actorSystemName, Setups.Aggregate(setup, (all, other) => all.And(other)));
    }

    private void AddExtension(Type extension)
    {
        if (!typeof(IExtensionId).IsAssignableFrom(extension))
        {
            throw new ConfigurationException($"Type must extends {nameof(IExtensionId)}: [{extension.FullName}]");
        }

        if (extension.IsAbstract || !extension.IsClass)
        {
            throw new ConfigurationException("Type class must not be abstract or static");
        }

        if (!_extensions.Contains(extension))
        {
            _extensions.Add(extension);
        }
    }

    private void ConfigureExtensions()
    {
        if (_extensions.Count == 0)
        {
            return;
        }

        var configured = Configuration.GetOrElse(Config.Empty).GetStringList("akka.extensions");
        var names = _extensions.Select(type => type.AssemblyQualifiedName).Concat(configured).Distinct();
        AddHoconConfiguration(
            $"akka.extensions = [{string.Join(", ", names.Select(name => $"\"{name}\""))}]", HoconAddMode.Prepend);
    }

    private AkkaConfigurationBuilder Unless(bool condition, Action action)
    {
        if (!condition)
        {
            action();
        }

        return this;
    }
}
