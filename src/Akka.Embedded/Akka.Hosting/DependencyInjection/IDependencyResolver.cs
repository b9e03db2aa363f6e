using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Gives services, and props of actors whose constructors take services.</summary>
public interface IDependencyResolver
{
    /// <summary>A scope with services of its own.</summary>
    IResolverScope CreateScope();

    /// <summary>The service of a type, or null.</summary>
    T? GetService<T>();

    /// <summary>The service of a type, or null.</summary>
    object? GetService(Type type);

    /// <summary>Props of an actor; the services fill in what the arguments lack of its constructor's.</summary>
    Props Props(Type type, params object[] args);

    /// <summary>Props of an actor whose constructor takes services only.</summary>
    Props Props(Type type);

    /// <inheritdoc cref="Props(Type, object[])" />
    Props Props<T>(params object[] args)
        where T : ActorBase;
}
