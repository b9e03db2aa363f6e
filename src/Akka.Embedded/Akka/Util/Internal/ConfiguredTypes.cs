using System.Collections.Concurrent;

namespace Akka.Util.Internal;

/// <summary>
/// Types that configurations name. A name that was made of a type here leads back to it without being read: the first
/// name that the framework reads takes a start milliseconds.
/// </summary>
internal static class ConfiguredTypes
{
    private static readonly ConcurrentDictionary<string, Type> Named = new();

    /// <summary>The name to put into a configuration.</summary>
    public static string NameOf(Type type)
    {
        var name = type.AssemblyQualifiedName;
        Named[name] = type;
        return name;
    }

    /// <summary>The type of a name; null when there is none.</summary>
    public static Type Find(string name) => Named.TryGetValue(name, out var type) ? type : Type.GetType(name);
}
