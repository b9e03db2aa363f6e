using Akka.Configuration;

namespace Akka.Persistence.Journal;

/// <summary>The settings under <c>replay-filter</c>.</summary>
internal sealed class ReplayFilterSettings(Config config)
{
    public ReplayFilterMode Mode { get; } = ReadMode(config.GetString("replay-filter.mode", ""));

    public int WindowSize { get; } = ReadPositive(config, "replay-filter.window-size");

    public int MaxOldWriters { get; } = ReadPositive(config, "replay-filter.max-old-writers");

    public bool LogsEvents { get; } = config.GetBoolean("replay-filter.debug", false);

    private static ReplayFilterMode ReadMode(string mode) => mode.ToLowerInvariant() switch
    {
        "off" => ReplayFilterMode.Disabled,
        "repair-by-discard-old" => ReplayFilterMode.RepairByDiscardOld,
        "fail" => ReplayFilterMode.Fail,
        "warn" => ReplayFilterMode.Warn,
        _ => throw new ConfigurationException(
            $"Invalid replay-filter.mode [{mode}], supported values [off, repair-by-discard-old, fail, warn]."),
    };

    private static int ReadPositive(Config config, string path)
    {
        var value = config.GetInt(path, 0);
        return value > 0 ? value : throw new ConfigurationException($"{path} must be greater than 0, but is {value}.");
    }
}
