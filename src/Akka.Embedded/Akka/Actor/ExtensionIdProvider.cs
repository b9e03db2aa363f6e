namespace Akka.Actor;

/// <summary>Makes an extension, and finds it.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId<T> where T : IExtension
{
    /// <inheritdoc />
    public Type ExtensionType => typeof(T);

    /// <inheritdoc />
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    /// <inheritdoc />
    public T Get(ActorSystem system) => (T)system.GetExtension(this);

    /// <inheritdoc />
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is T;

    /// <inheritdoc />
    public override int GetHashCode() => typeof(T).GetHashCode();
}
