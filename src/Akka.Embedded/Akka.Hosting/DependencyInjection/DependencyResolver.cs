using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>The resolver of an actor system.</summary>
public sealed class DependencyResolver : IExtension
{
    /// <summary>The extension for a resolver.</summary>
    public DependencyResolver(IDependencyResolver resolver) => Resolver = resolver;

    /// <summary>The resolver itself.</summary>
    public IDependencyResolver Resolver { get; }

    /// <summary>The resolver of an actor system.</summary>
    public static DependencyResolver For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<DependencyResolver, DependencyResolverExtension>();

    /// <inheritdoc cref="IDependencyResolver.Props(Type, object[])" />
    public Props Props<T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    /// <inheritdoc cref="IDependencyResolver.Props(Type)" />
    public Props Props<T>()
        where T : ActorBase => Resolver.Props<T>();

    /// <inheritdoc cref="IDependencyResolver.Props(Type)" />
    public Props Props(Type type) => Resolver.Props(type);

    /// <inheritdoc cref="IDependencyResolver.Props(Type, object[])" />
    public Props Props(Type type, params object[] args) => Resolver.Props(type, args);
}
