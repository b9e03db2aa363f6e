using Akka.Configuration;

namespace LiveSessionActors.Actors;

/// <summary>The configuration files that come with the actors.</summary>
public static class LiveSessionsHocon
{
    /// <summary>Every <c>live-sessions</c> key with its default: <c>hocon/reference.conf</c>.</summary>
    public static Config Reference { get; } = Read("reference.conf");

    /// <summary>How the actor system logs and shuts down: <c>hocon/akka.conf</c>.</summary>
    public static Config Akka { get; } = Read("akka.conf");

    private static Config Read(string name)
    {
        using var stream = typeof(LiveSessionsHocon).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
