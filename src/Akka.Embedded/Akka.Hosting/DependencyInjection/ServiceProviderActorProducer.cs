using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Makes actors of arguments and services.</summary>
internal sealed class ServiceProviderActorProducer(IServiceProvider provider, Type actorType, object[] arguments)
    : IIndirectActorProducer
{
    public Type ActorType => actorType;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(provider, actorType, arguments);

    public void Release(ActorBase actor)
    {
    }
}
