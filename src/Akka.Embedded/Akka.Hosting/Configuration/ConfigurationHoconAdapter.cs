using System.Globalization;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting.Configuration;

/// <summary>Makes HOCON of the host's configuration.</summary>
public static class ConfigurationHoconAdapter
{
    /// <summary>The configuration as HOCON: underscores in keys become hyphens, and letters small if wanted.</summary>
    public static Config ToHocon(this IConfiguration config, bool normalizeKeys = true)
    {
        var root = new HoconObject();
        foreach (var section in config is IConfigurationSection only ? [only] : config.GetChildren())
        {
            Add(root, section, normalizeKeys);
        }

        return new Config(new HoconRoot(new HoconValue([root])));
    }

    private static void Add(HoconObject parent, IConfigurationSection section, bool normalizeKeys)
    {
        var key = normalizeKeys ? section.Key.ToLowerInvariant() : section.Key;
        var path = HoconPath.Split(key.Replace('_', '-')).ToList();
        foreach (var outer in path.SkipLast(1))
        {
            parent = ObjectAt(parent.GetOrCreateKey(outer));
        }

        parent.GetOrCreateKey(path[^1]).AppendValue(ElementOf(section, normalizeKeys));
    }

    private static HoconObject ObjectAt(HoconValue value)
    {
        if (!value.IsObject())
        {
            value.AppendValue(new HoconObject());
        }

        return value.GetObject();
    }

    private static IHoconElement ElementOf(IConfigurationSection section, bool normalizeKeys)
    {
        var children = section.GetChildren().ToList();
        if (children.Count > 0 && children.TrueForAll(child => int.TryParse(child.Key, out _)))
        {
            return ArrayOf(children, normalizeKeys);
        }

        if (children.Count > 0 && section.Value is null)
        {
            var inner = new HoconObject();
            children.ForEach(child => Add(inner, child, normalizeKeys));
            return inner;
        }

        return new HoconLiteral
        {
            Value = section.Value switch
            {
                "True" => "on",
                "False" => "off",
                var other => other,
            },
        };
    }

    private static HoconArray ArrayOf(IEnumerable<IConfigurationSection> items, bool normalizeKeys)
    {
        var array = new HoconArray();
        array.AddRange(items
            .OrderBy(item => int.Parse(item.Key, CultureInfo.InvariantCulture))
            .Select(item => new HoconValue([ElementOf(item, normalizeKeys)])));
        return array;
    }
}
