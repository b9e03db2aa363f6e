using Akka.Configuration;

namespace LiveSessionActors.Persistence;

/// <summary>What is done before a write is answered.</summary>
public enum Durability
{
    /// <summary>The bytes are on disk.</summary>
    Fsync,

    /// <summary>The operating system has them.</summary>
    Os,
}

/// <summary>The section <c>live-sessions.journal</c>; <c>hocon/reference.conf</c> says what each key is for.</summary>
/// <param name="Durability">What is done before a write is answered.</param>
/// <param name="LineBytesMax">A longer line is unreadable.</param>
/// <param name="PieceBytes">About how much one read of a journal returns.</param>
/// <param name="RecoveryPointBytes">A journal that has grown by so much gets a new recovery point.</param>
/// <param name="TailSettle">How long an unterminated line must not have grown to count as finished.</param>
/// <param name="TailSettleMax">How long a line that keeps growing is waited for.</param>
/// <param name="ThreadsMax">The most files that are written or read at the same time.</param>
/// <param name="ThreadIdle">How long a thread waits for work before it ends.</param>
/// <param name="DiagnosticsMax">So many diagnostics of each kind a session shows.</param>
public sealed record JournalSettings(
    Durability Durability,
    int LineBytesMax,
    int PieceBytes,
    int RecoveryPointBytes,
    TimeSpan TailSettle,
    TimeSpan TailSettleMax,
    int ThreadsMax,
    TimeSpan ThreadIdle,
    int DiagnosticsMax)
{
    private const string Section = "live-sessions.journal";

    /// <summary>
    /// Reads the section. A missing key or a value that is none stops the start with a sentence that names it.
    /// </summary>
    /// <exception cref="ConfigurationException">A key is missing or wrong.</exception>
    public static JournalSettings From(Config config)
    {
        var settings = ReadEach(config);
        return settings.TailSettle <= settings.TailSettleMax
            ? settings
            : throw new ConfigurationException(
                $"The setting {Section}.tail-settle is longer than {Section}.tail-settle-max: no last line is given so "
                + "long.");
    }

    private static JournalSettings ReadEach(Config config) => new(
        DurabilityOf(config),
        Bytes(config, "line-bytes-max"),
        Bytes(config, "piece-bytes"),
        Bytes(config, "recovery-point-bytes"),
        Duration(config, "tail-settle"),
        Duration(config, "tail-settle-max"),
        Count(config, "threads-max"),
        Duration(config, "thread-idle"),
        CountOrOff(config, "diagnostics-max"));

    private static Durability DurabilityOf(Config config) =>
        Read(config, "durability", path => config.GetString(path)) switch
        {
            "fsync" => Durability.Fsync,
            "os" => Durability.Os,
            var text => throw new ConfigurationException(
                $"The setting {Section}.durability is '{text}'; it is either 'fsync' or 'os'."),
        };

    private static int Bytes(Config config, string key) =>
        Read(config, key, path => config.GetByteSize(path)) is >= 1 and <= 1 << 30 and var bytes
            ? (int)bytes
            : throw new ConfigurationException($"The setting {Section}.{key} is to be a size from 1 byte to 1 GiB.");

    private static int Count(Config config, string key) =>
        Read(config, key, path => config.GetInt(path)) switch
        {
            >= 1 and var count => count,
            var count => throw new ConfigurationException(
                $"The setting {Section}.{key} is {count}; it must be at least 1."),
        };

    private static int CountOrOff(Config config, string key) =>
        Read(config, key, path => config.GetString(path)) is "off" or "false" ? int.MaxValue : Count(config, key);

    private static TimeSpan Duration(Config config, string key) =>
        Read(config, key, path => config.GetTimeSpan(path));

    private static T Read<T>(Config config, string key, Func<string, T> read)
    {
        var path = $"{Section}.{key}";
        if (!config.HasPath(path))
            throw new ConfigurationException($"The setting {path} is missing.");
        try
        {
            return read(path);
        }
        catch (Exception cause)
        {
            throw new ConfigurationException($"The setting {path} cannot be used: {cause.Message}", cause);
        }
    }
}
