using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The registered actor that <typeparamref name="TActor" /> stands for, as a service.</summary>
public interface IRequiredActor<TActor>
{
    /// <summary>The actor, which has to be registered.</summary>
    IActorRef ActorRef { get; }

    /// <summary>The actor, as soon as it is registered.</summary>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
