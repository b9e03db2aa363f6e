using System.Text;
using Akka.Configuration;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Daemon.Configuration;

/// <summary>
/// The configuration as the files make it: <c>reference.conf</c> with the defaults, <c>akka.conf</c>, and over
/// them the user's own.
/// </summary>
internal static class DaemonConfiguration
{
    /// <summary>The environment variable that names the user's file when no option does.</summary>
    public const string Variable = "LIVE_SESSIONS_CONFIG";

    /// <summary>Makes something of the shipped files and the user's.</summary>
    /// <exception cref="StartRefusedException">A file or a setting is wrong, and how.</exception>
    public static T Read<T>(string? userFile, Func<Config, T> read)
    {
        try
        {
            return read(Load(Path.Combine(AppContext.BaseDirectory, "hocon"), userFile));
        }
        catch (Exception failure) when (failure is SettingsException or ConfigurationException)
        {
            throw new StartRefusedException(
                StartRefusedException.Configuration,
                failure.Message,
                "Correct it in your configuration file.",
                failure);
        }
    }

    /// <summary>Composes the files in <paramref name="directory"/> with the user's, when there is one.</summary>
    /// <exception cref="StartRefusedException">A file is missing or no HOCON, or a key of it is unknown.</exception>
    public static Config Load(string directory, string? userFile)
    {
        var shipped = Parse(Path.Combine(directory, "akka.conf"), ReadShipped)
            .WithFallback(LiveSessionsHocon.Reference);
        var named = string.IsNullOrEmpty(userFile) ? Environment.GetEnvironmentVariable(Variable) : userFile;
        if (string.IsNullOrEmpty(named))
            return shipped;

        var own = Parse(named, File.ReadAllText);
        RefuseUnknownKeys(own, named);
        return own.WithFallback(shipped);
    }

    // Without the reader that finds out encodings: its first use takes milliseconds.
    private static string ReadShipped(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file));

    private static Config Parse(string file, Func<string, string> read)
    {
        try
        {
            return ConfigurationFactory.ParseString(read(file));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or ConfigurationException or FormatException)
        {
            throw new StartRefusedException(
                StartRefusedException.Configuration,
                $"The configuration file {file} cannot be read: {failure.Message}",
                $"Correct the file, or name another with --config or {Variable}.",
                failure);
        }
    }

    private static void RefuseUnknownKeys(Config own, string file)
    {
        if (LiveSessionsHocon.UnknownKeyIn(own) is { } key)
            throw new StartRefusedException(
                StartRefusedException.Configuration,
                $"The setting {key} in {file} is unknown.",
                "reference.conf beside the executable holds every setting there is.");
    }
}
