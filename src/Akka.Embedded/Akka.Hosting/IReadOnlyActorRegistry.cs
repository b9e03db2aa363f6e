using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by the types that stand for them.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    /// <summary>Whether there is an actor for the type, and that actor, or else nobody.</summary>
    bool TryGet<TKey>(out IActorRef actor);

    /// <inheritdoc cref="TryGet{TKey}" />
    bool TryGet(Type key, out IActorRef actor);

    /// <summary>The actor for the type, which has to be there.</summary>
    IActorRef Get<TKey>();

    /// <summary>The actor for the type, as soon as it is there.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <inheritdoc cref="GetAsync{TKey}" />
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}
