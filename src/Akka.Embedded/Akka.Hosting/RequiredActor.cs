using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Finds an actor in the registry, once.</summary>
public sealed class RequiredActor<TActor> : IRequiredActor<TActor>
{
    private readonly IReadOnlyActorRegistry _registry;
    private IActorRef? _actor;

    /// <summary>An actor of this registry.</summary>
    public RequiredActor(IReadOnlyActorRegistry registry) => _registry = registry;

    /// <inheritdoc />
    public IActorRef ActorRef
    {
        get
        {
            if (_actor is null && _registry.TryGet<TActor>(out var actor))
            {
                _actor = actor;
            }

            return _actor ?? throw new MissingActorRegistryEntryException(
                $"Unable to resolve actor type [{typeof(TActor)}]. The constructor of a hosted service may run before"
                + " the actors are started: use GetAsync there.");
        }
    }

    /// <inheritdoc />
    public async Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) =>
        _actor ??= await _registry.GetAsync<TActor>(cancellationToken).ConfigureAwait(false);
}
