using System.Text;
using Akka.Configuration;

namespace LiveSessionActors.Hosting;

/// <summary>The settings of the persistence plug-ins: <c>hocon/persistence.conf</c>.</summary>
internal static class PluginHocon
{
    /// <summary>All of them.</summary>
    public static Config Plugins { get; } = Read();

    private static Config Read()
    {
        using var stream = typeof(PluginHocon).Assembly.GetManifestResourceStream("persistence.conf")
            ?? throw new InvalidOperationException("The assembly lacks its resource persistence.conf.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return ConfigurationFactory.ParseString(Encoding.UTF8.GetString(text));
    }
}
