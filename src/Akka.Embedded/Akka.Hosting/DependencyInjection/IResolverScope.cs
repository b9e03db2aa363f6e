namespace Akka.DependencyInjection;

/// <summary>Services that live until the scope is disposed of.</summary>
public interface IResolverScope : IDisposable
{
    /// <summary>Gives the services.</summary>
    IDependencyResolver Resolver { get; }
}
