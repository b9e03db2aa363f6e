using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Gives what a service provider gives.</summary>
public class ServiceProviderDependencyResolver : IDependencyResolver
{
    /// <summary>A resolver of these services.</summary>
    public ServiceProviderDependencyResolver(IServiceProvider serviceProvider) => ServiceProvider = serviceProvider;

    /// <summary>The services.</summary>
    public IServiceProvider ServiceProvider { get; }

    /// <inheritdoc />
    public IResolverScope CreateScope() => new ServiceProviderScope(ServiceProvider.CreateScope());

    /// <inheritdoc />
    public T? GetService<T>() => ServiceProvider.GetService<T>();

    /// <inheritdoc />
    public object? GetService(Type type) => ServiceProvider.GetService(type);

    /// <inheritdoc />
    public Props Props(Type type) => Props(type, []);

    /// <inheritdoc />
    public Props Props<T>(params object[] args)
        where T : ActorBase => Props(typeof(T), args);

    /// <inheritdoc />
    public Props Props(Type type, params object[] args) => typeof(ActorBase).IsAssignableFrom(type)
        ? Actor.Props.CreateBy(new ServiceProviderActorProducer(ServiceProvider, type, args))
        : throw new ArgumentException($"[{type}] does not implement Akka.Actor.ActorBase.", nameof(type));
}
