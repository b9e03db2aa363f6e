using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by the types that stand for them, to which more can be added.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <summary>Adds the actor for a type; throws where there is one, unless that is to be replaced.</summary>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Adds the actor for a type; false where there is one, unless that is to be replaced.</summary>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    /// <inheritdoc cref="TryRegister{TKey}" />
    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
