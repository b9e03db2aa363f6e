using System.Text;
using LiveSessionActors.Cli.Detaching;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Where daemons log that commands start, and whether entries are missing there.</summary>
internal static class LogCheck
{
    private const string Name = "log";
    private const int LookedAtBytes = 256 * 1024;

    /// <summary>The check; null where there is no place for a log.</summary>
    public static Check? Run(BridgeAddress address)
    {
        if (LogPlace.PathOf(address) is not { } log)
            return null;
        if (!File.Exists(log))
            return new Check(true, Name, $"a daemon that a command starts logs to {log}");
        try
        {
            return End(log).Contains("Entries missing here", StringComparison.Ordinal)
                ? new Check(
                    false,
                    Name,
                    $"{log} lacks entries, because they could not be written in time; it says where",
                    "Look after its disk, or raise live-sessions.daemon.log-queue-max.")
                : new Check(true, Name, $"{log} has what daemons logged that commands started");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Check(false, Name, failure.Message, "Check its permissions.");
        }
    }

    private static string End(string log)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(LookedAtBytes, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
