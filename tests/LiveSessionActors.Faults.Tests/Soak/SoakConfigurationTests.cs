using System.Text.RegularExpressions;
using Akka.Configuration;
using LiveSessionActors.Actors;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>What the soak's configuration has to say of every setting that is a time.</summary>
public sealed partial class SoakConfigurationTests
{
    // A setting that is off by default may be a time; these are not.
    private static readonly string[] Switches =
        ["live-sessions.journal.redact-token", "live-sessions.journal.diagnostics-max"];

    [Fact]
    public void Every_time_based_setting_of_the_reference_is_shortened_to_seconds()
    {
        var soak = ConfigurationFactory.ParseString(SoakConfiguration.Text);
        var times = Settings("live-sessions", LiveSessionsHocon.Reference).Where(IsTime).ToList();

        Assert.NotEmpty(times);
        Assert.Empty(times.Where(setting => !IsShortened(soak, setting)).Select(setting => setting.Path));
    }

    [Fact]
    public void Every_setting_of_the_soak_is_one_of_the_reference() =>
        Assert.Null(LiveSessionsHocon.UnknownKeyIn(ConfigurationFactory.ParseString(SoakConfiguration.Text)));

    private static IEnumerable<(string Path, string Text)> Settings(string path, Config config) =>
        config.GetConfig(path).AsEnumerable().SelectMany(setting => setting.Value.IsObject()
            ? Settings($"{path}.{setting.Key}", config)
            : [($"{path}.{setting.Key}", setting.Value.GetString())]);

    private static bool IsTime((string Path, string Text) setting) =>
        Duration().IsMatch(setting.Text) || (setting.Text == "off" && !Switches.Contains(setting.Path));

    private static bool IsShortened(Config soak, (string Path, string Text) setting)
    {
        if (!soak.HasPath(setting.Path))
            return false;

        var chosen = soak.GetTimeSpan(setting.Path);
        return chosen <= SoakConfiguration.Longest
            && (setting.Text == "off" || chosen < LiveSessionsHocon.Reference.GetTimeSpan(setting.Path));
    }

    [GeneratedRegex(@"^\d+ *(ms|s|m|h|d|milliseconds?|seconds?|minutes?|hours?|days?)$")]
    private static partial Regex Duration();
}
