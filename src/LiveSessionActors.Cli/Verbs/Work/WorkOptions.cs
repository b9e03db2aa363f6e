using System.CommandLine;
using System.Globalization;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary>What the verbs about work have in common.</summary>
internal static class WorkOptions
{
    public static Option<double?> LeaseFor() => Seconds("--lease", "How long the work is yours; else as configured.");

    public static Option<double?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "seconds",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 0 and <= int.MaxValue)
                return seconds;

            result.AddError($"{name} takes a number of seconds.");
            return null;
        },
    };

    public static TimeSpan? Duration(this VerbCall call, Option<double?> option) =>
        call.Arguments.GetValue(option) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
