using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>Gives an actor system its resolver.</summary>
public class DependencyResolverSetup : Setup
{
    internal DependencyResolverSetup(IDependencyResolver dependencyResolver) => DependencyResolver = dependencyResolver;

    /// <summary>The resolver.</summary>
    public IDependencyResolver DependencyResolver { get; }

    /// <summary>The setup for a service provider.</summary>
    public static DependencyResolverSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new(new ServiceProviderDependencyResolver(provider));
    }

    /// <summary>The setup for a resolver.</summary>
    public static DependencyResolverSetup Create(IDependencyResolver provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new(provider);
    }
}
