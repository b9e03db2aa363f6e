using Akka.Configuration;

namespace LiveSessionActors.Actors.Settings;

/// <summary>
/// A section of the configuration while a settings record is made of it. A key that is missing, or that nobody asked
/// for, is an error: a mistyped key must not pass for a default.
/// </summary>
public sealed class SettingsSection
{
    private static readonly TimeSpan ShortestDuration = TimeSpan.FromMilliseconds(1);

    private readonly string _path;
    private readonly Config _config;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    private SettingsSection(string path, Config config) => (_path, _config) = (path, config
        ?? throw new SettingsException($"The section {path} is missing from the configuration."));

    /// <summary>Makes a record of a section; <paramref name="bind"/> asks for each of its keys.</summary>
    /// <exception cref="SettingsException">A key is missing, unknown or has a value that makes no sense.</exception>
    public static T Read<T>(Config config, string path, Func<SettingsSection, T> bind)
    {
        var section = new SettingsSection(path, config.GetConfig(path) ?? throw new SettingsException(
            $"The section {path} is missing from the configuration. LiveSessionsHocon.Reference has it, with every "
            + "default."));
        var settings = bind(section);
        section.RefuseUnknown();
        return settings;
    }

    /// <summary>One yes or no of a section whose other keys are another's to read.</summary>
    /// <exception cref="SettingsException">The key is missing or neither.</exception>
    public static bool Flag(Config config, string path, string key) =>
        new SettingsSection(path, config.GetConfig(path)).Flag(key);

    /// <summary>A text, which may be empty.</summary>
    public string Text(string key) => Read(key, () => _config.GetString(key));

    /// <summary>A yes or no.</summary>
    public bool Flag(string key) => Read(key, () => _config.GetBoolean(key));

    /// <summary>A whole number, at least <paramref name="min"/>.</summary>
    public int Count(string key, int min = 1)
    {
        var count = Read(key, () => _config.GetInt(key));
        return count >= min ? count : throw TooSmall(key, min, count);
    }

    /// <summary>An amount of bytes, at least one.</summary>
    public long Bytes(string key)
    {
        var bytes = Read(key, () => _config.GetByteSize(key) ?? 0);
        return bytes >= 1 ? bytes : throw TooSmall(key, 1, bytes);
    }

    /// <summary>A time span longer than zero.</summary>
    public TimeSpan Duration(string key)
    {
        var duration = Read(key, () => _config.GetTimeSpan(key, null, false));
        return duration >= ShortestDuration
            ? duration
            : throw TooSmall(key, $"{ShortestDuration.TotalMilliseconds} ms", $"{duration.TotalMilliseconds} ms");
    }

    /// <summary>The same, or null for <c>off</c>.</summary>
    public TimeSpan? DurationOrOff(string key) => Text(key) is "off" or "false" ? null : Duration(key);

    private T Read<T>(string key, Func<T> read)
    {
        _asked.Add(key);
        if (!_config.HasPath(key))
            throw new SettingsException($"The setting {_path}.{key} is missing.");

        try
        {
            return read();
        }
        catch (Exception cause)
        {
            throw new SettingsException($"The setting {_path}.{key} cannot be used: {cause.Message}", cause);
        }
    }

    private SettingsException TooSmall(string key, object min, object value) =>
        new($"The setting {_path}.{key} is {value}; it must be at least {min}.");

    private void RefuseUnknown()
    {
        foreach (var setting in _config.AsEnumerable())
        {
            if (!_asked.Contains(setting.Key))
                throw new SettingsException(
                    $"There is no setting {_path}.{setting.Key}; the settings of {_path} are "
                    + $"{string.Join(", ", _asked)}.");
        }
    }
}
