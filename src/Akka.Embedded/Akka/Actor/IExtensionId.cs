namespace Akka.Actor;

/// <summary>Makes an extension, and finds it.</summary>
public interface IExtensionId
{
    /// <summary>The type of the extension.</summary>
    Type ExtensionType { get; }

    /// <summary>The extension of a system, registered if it was not.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of a system, or null if it is not registered.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; the system calls this once.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Makes an extension, and finds it.</summary>
public interface IExtensionId<out T> : IExtensionId where T : IExtension
{
    /// <summary>The extension of a system, registered if it was not.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The extension of a system, or null if it is not registered.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension; the system calls this once.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}
