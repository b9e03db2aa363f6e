namespace Akka.Actor;

/// <summary>Gets at the extensions of a system.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension, or null if it is not registered.</summary>
    public static T WithExtension<T>(this ActorSystem system) where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The extension, registered by an id of this type if it was not.</summary>
    public static T WithExtension<T>(this ActorSystem system, Type extensionId) where T : class, IExtension =>
        system.GetExtension<T>() ?? (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId));

    /// <summary>The extension, registered by an id of this type if it was not.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId => system.WithExtension<T>(typeof(TI));
}
