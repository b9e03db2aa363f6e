namespace Akka.Configuration;

/// <summary>What may be asked of a configuration that may be null.</summary>
public static class ConfigExtensions
{
    /// <summary>The configuration with a fallback; the fallback alone where there is no configuration.</summary>
    public static Config SafeWithFallback(this Config config, Config fallback)
    {
        if (config is null)
        {
            return fallback;
        }

        return ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);
    }

    /// <summary>Whether there is no configuration, or nothing in it.</summary>
    public static bool IsNullOrEmpty(this Config config) => config is null || config.IsEmpty;
}
