using System.Globalization;
using Akka.Configuration;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary>
/// Reads the settings of one section of the configuration. A key that is missing or says nothing that can be used stops
/// the start: Akka's own getters would answer with zero.
/// </summary>
internal sealed class SettingsSection(Config configuration, string path)
{
    public TimeSpan Duration(string key, TimeSpan? max = null)
    {
        var value = Read(key, "a duration such as 500 ms or 5 s", text => configuration.GetTimeSpan(text, null, false));
        return value > TimeSpan.Zero && value <= (max ?? TimeSpan.FromDays(1))
            ? value
            : throw Wrong(key, $"a duration above zero and of at most {max ?? TimeSpan.FromDays(1)}");
    }

    public int Bytes(string key)
    {
        var value = Read(key, "a size such as 16 KiB", text => configuration.GetByteSize(text));
        return value is > 0 and <= int.MaxValue ? (int)value : throw Wrong(key, "a size above zero and below 2 GiB");
    }

    public int Count(string key)
    {
        var value = Read(key, "a whole number", text => configuration.GetInt(text));
        return value > 0 ? value : throw Wrong(key, "a whole number above zero");
    }

    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var known = string.Join(", ", Enum.GetNames<T>()).ToLower(CultureInfo.InvariantCulture);
        var text = Read(key, $"one of {known}", path => configuration.GetString(path));
        return Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !int.TryParse(text, out _)
            ? choice
            : throw Wrong(key, $"one of {known}");
    }

    private T Read<T>(string key, string wanted, Func<string, T> read)
    {
        if (!configuration.HasPath($"{path}.{key}"))
            throw Refused($"The setting {path}.{key} is missing.", "reference.conf beside the executable holds every setting: restore it.");

        try
        {
            return read($"{path}.{key}");
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or ConfigurationException)
        {
            throw Wrong(key, wanted, failure);
        }
    }

    private StartRefusedException Wrong(string key, string wanted, Exception? cause = null) =>
        Refused($"The setting {path}.{key} is '{configuration.GetString($"{path}.{key}")}', not {wanted}.", "Correct it in your configuration file.", cause);

    private static StartRefusedException Refused(string sentence, string hint, Exception? cause = null) =>
        new(StartRefusedException.Configuration, sentence, hint, cause);
}
