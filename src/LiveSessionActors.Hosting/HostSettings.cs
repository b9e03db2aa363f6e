using Akka.Configuration;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Hosting;

/// <summary>What a host says about live sessions, looked at before they start: a typing error is no default.</summary>
internal static class HostSettings
{
    private const string Root = "live-sessions";

    /// <summary>Refuses what cannot be meant.</summary>
    /// <exception cref="SettingsException">A setting is unknown, or a plug-in's class is not there.</exception>
    public static void Check(Config config)
    {
        if (config.HasPath(Root)
            && UnknownKey(config.GetConfig(Root), LiveSessionsHocon.Reference.GetConfig(Root), Root)
            is { } key)
            throw new SettingsException(
                $"There is no setting {key}. hocon/reference.conf, which comes with the actors, holds every setting.");
        CheckClass(config, SessionPlugins.Journal);
        CheckClass(config, SessionPlugins.SnapshotStore);
    }

    private static string? UnknownKey(Config own, Config reference, string path)
    {
        foreach (var (key, value) in own.AsEnumerable())
        {
            var here = $"{path}.{key}";
            if (!reference.HasPath(key))
                return here;
            if (value.IsObject() && UnknownKey(own.GetConfig(key), reference.GetConfig(key), here) is { } deeper)
                return deeper;
        }

        return null;
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
