using Akka.Configuration;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Hosting;

/// <summary>What a host says about live sessions, looked at before they start: a typing error is no default.</summary>
internal static class HostSettings
{
    /// <summary>Refuses what cannot be meant.</summary>
    /// <exception cref="SettingsException">A setting is unknown, or a plug-in's class is not there.</exception>
    public static void Check(Config config)
    {
        if (LiveSessionsHocon.UnknownKeyIn(config) is { } key)
            throw new SettingsException(
                $"There is no setting {key}. hocon/reference.conf, which comes with the actors, holds every setting.");
        foreach (var plugin in SessionPlugins.All)
            CheckClass(config, plugin);
    }

    private static void CheckClass(Config config, string plugin)
    {
        var name = config.GetString($"{plugin}.class", "");
        if (Type.GetType(name) is null)
            throw new SettingsException(
                $"The persistence plug-in {plugin} is to be of the class '{name}', which is not there. Leave "
                + $"{plugin}.class out of your HOCON, or name a class and its assembly that the host has.");
    }
}
