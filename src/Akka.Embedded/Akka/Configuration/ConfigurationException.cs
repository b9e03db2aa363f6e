using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A configuration lacks something, or says something that cannot be.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>An exception with a message.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and what caused it.</summary>
    public ConfigurationException(string message, Exception exception)
        : base(message, exception)
    {
    }

    /// <summary>The exception for a <typeparamref name="T" /> whose configuration is missing or empty.</summary>
    public static ConfigurationException NullOrEmptyConfig<T>(string path = null) => new(
        string.IsNullOrWhiteSpace(path)
            ? $"Failed to instantiate {typeof(T).Name}: Configuration is null or empty"
            : $"Failed to instantiate {typeof(T).Name}: Configuration does not contain `{path}` node");
}
