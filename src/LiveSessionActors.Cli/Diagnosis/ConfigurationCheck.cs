using LiveSessionActors.Daemon;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The configuration that a daemon would start with.</summary>
internal static class ConfigurationCheck
{
    private const string Name = "configuration";

    public static Check Run()
    {
        var file = Environment.GetEnvironmentVariable("LIVE_SESSIONS_CONFIG");
        if (string.IsNullOrEmpty(file))
            return new Check(true, Name, "the defaults; no LIVE_SESSIONS_CONFIG is set");
        if (!File.Exists(file))
            return new Check(
                false, Name, $"LIVE_SESSIONS_CONFIG names {file}, which is no file", "Correct or unset it.");
        try
        {
            LiveSessionDaemon.CheckConfiguration(file);
            return new Check(true, Name, $"{file} over the defaults");
        }
        catch (StartRefusedException refused)
        {
            return new Check(false, Name, refused.Message, refused.Hint);
        }
    }
}
