using System.Text;
using Akka.Configuration;

namespace LiveSessionActors.Actors;

/// <summary>The configuration that comes with the actors, for hosts that have none of their own.</summary>
public static class LiveSessionsHocon
{
    /// <summary>Every <c>live-sessions</c> key with its default: <c>hocon/reference.conf</c>.</summary>
    public static Config Reference { get; } = Read("reference.conf");

    private static Config Read(string name)
    {
        using var stream = typeof(LiveSessionsHocon).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return ConfigurationFactory.ParseString(Encoding.UTF8.GetString(text));
    }
}
