using Akka.Configuration;

namespace LiveSessionActors.Actors.Settings;

/// <summary>
/// A section of the configuration while a settings record is made of it. A key that is missing, or that nobody asked
/// for, is an error: a mistyped key must not pass for a default.
/// </summary>
public sealed class SettingsSection
{
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
    public string Text(string key) => Value(key, config => config.GetString(key));

    /// <summary>A yes or no.</summary>
    public bool Flag(string key) => Value(key, config => config.GetBoolean(key));

    /// <summary>A whole number, at least <paramref name="min"/>.</summary>
    public int Count(string key, int min = 1) =>
        AtLeast(key, min, Value(key, config => config.GetInt(key)));

    /// <summary>An amount of bytes, at least one.</summary>
    public long Bytes(string key) => AtLeast(key, 1L, Value(key, config => config.GetByteSize(key)) ?? 0);

    /// <summary>A time span longer than zero.</summary>
    public TimeSpan Duration(string key) =>
        AtLeast(key, TimeSpan.FromMilliseconds(1), Value(key, config => config.GetTimeSpan(key, null, false)));

    private T Value<T>(string key, Func<Config, T> read)
    {
        _asked.Add(key);
        if (!_config.HasPath(key))
            throw new SettingsException($"The setting {_path}.{key} is missing.");

        try
        {
            return read(_config);
        }
        catch (Exception cause)
        {
            throw new SettingsException($"The setting {_path}.{key} cannot be used: {cause.Message}", cause);
        }
    }

    private T AtLeast<T>(string key, T min, T value)
        where T : IComparable<T> => value.CompareTo(min) >= 0
        ? value
        : throw new SettingsException($"The setting {_path}.{key} is {value}; it must be at least {min}.");

    private void RefuseUnknown()
    {
        var unknown = _config.AsEnumerable().Select(pair => pair.Key).FirstOrDefault(key => !_asked.Contains(key));
        if (unknown is not null)
            throw new SettingsException(
                $"There is no setting {_path}.{unknown}; the settings of {_path} are {string.Join(", ", _asked)}.");
    }
}
