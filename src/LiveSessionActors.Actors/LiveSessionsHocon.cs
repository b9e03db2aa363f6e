using System.Text;
using Akka.Configuration;

namespace LiveSessionActors.Actors;

/// <summary>The configuration that comes with the actors, for hosts that have none of their own.</summary>
public static class LiveSessionsHocon
{
    private const string Root = "live-sessions";

    /// <summary>Every <c>live-sessions</c> key with its default: <c>hocon/reference.conf</c>.</summary>
    public static Config Reference { get; } = Read("reference.conf");

    /// <summary>
    /// A <c>live-sessions</c> key of <paramref name="own"/> that <see cref="Reference"/> does not have, or null: a
    /// typing error is no default.
    /// </summary>
    public static string? UnknownKeyIn(Config own) =>
        !own.HasPath(Root) ? null
        : own.GetValue(Root).IsObject() ? UnknownKey(own.GetConfig(Root), Reference.GetConfig(Root), Root)
        : Root;

    private static string? UnknownKey(Config own, Config reference, string path)
    {
        foreach (var (key, value) in own.AsEnumerable())
        {
            var here = $"{path}.{key}";
            // A section is no setting, and a setting no section.
            if (!reference.HasPath(key) || reference.GetValue(key).IsObject() != value.IsObject())
                return here;
            if (value.IsObject() && UnknownKey(own.GetConfig(key), reference.GetConfig(key), here) is { } deeper)
                return deeper;
        }

        return null;
    }

    private static Config Read(string name)
    {
        using var stream = typeof(LiveSessionsHocon).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return ConfigurationFactory.ParseString(Encoding.UTF8.GetString(text));
    }
}
