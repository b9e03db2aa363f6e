using System.Reflection;
using System.Text;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Reads configurations from HOCON.</summary>
public class ConfigurationFactory
{
    /// <summary>A configuration without any key.</summary>
    public static Config Empty => ParseString(string.Empty);

    /// <summary>Reads HOCON text that includes nothing.</summary>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Reads HOCON text; the callback answers each <c>include</c>, by its name.</summary>
    public static Config ParseString(string hocon, Func<string, HoconRoot> includeCallback) =>
        new(new HoconReader(hocon, includeCallback).Read());

    /// <summary>The defaults of the actor system itself.</summary>
    public static Config Default() =>
        FromResource("Akka.Configuration.akka.conf", typeof(ConfigurationFactory).Assembly);

    /// <summary>Reads a resource of the assembly that defines <typeparamref name="TAssembly" />.</summary>
    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Reads a resource of an assembly: that one, or the one of the type or object given.</summary>
    public static Config FromResource(string resourceName, object instanceInAssembly)
    {
        ArgumentNullException.ThrowIfNull(instanceInAssembly);
        return instanceInAssembly switch
        {
            Type type => FromResource(resourceName, type.Assembly),
            Assembly assembly => FromResource(resourceName, assembly),
            _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
        };
    }

    /// <summary>Reads a resource of an assembly.</summary>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ArgumentNullException(
                nameof(resourceName),
                $"The assembly {assembly.GetName().Name} has no resource named {resourceName}.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return ParseString(Encoding.UTF8.GetString(text).TrimStart('\uFEFF'));
    }
}
