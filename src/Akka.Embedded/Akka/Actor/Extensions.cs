using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The extensions of a system, each made once.</summary>
internal sealed class Extensions(ActorSystemImpl system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _byType = new();

    public bool Has(Type type) => _byType.ContainsKey(type);

    public object Find(Type type) => _byType.TryGetValue(type, out var extension) ? extension.Value : null;

    public object Register(IExtensionId id)
    {
        if (id is null)
            return null;
        return _byType.GetOrAdd(id.ExtensionType, _ => new Lazy<object>(() => id.CreateExtension(system))).Value;
    }

    /// <summary>Registers those that <c>akka.extensions</c> names.</summary>
    public void LoadConfigured()
    {
        foreach (var name in system.Settings.Config.GetStringList("akka.extensions", []))
        {
            var type = Type.GetType(name);
            if (type is { IsClass: true, IsAbstract: false } && typeof(IExtensionId).IsAssignableFrom(type))
                LoadConfigured(name, type);
            else
                system.Log.Error("[{0}] is not an 'ExtensionId', skipping...", name);
        }
    }

    private void LoadConfigured(string name, Type type)
    {
        IExtensionId id;
        try
        {
            id = (IExtensionId)Activator.CreateInstance(type);
        }
        catch (Exception failure)
        {
            system.Log.Error(failure, "While trying to load extension [{0}], skipping...", name);
            return;
        }
        Register(id);
    }
}
