using System.Globalization;
using System.Text.RegularExpressions;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary>
/// Says what the daemon refuses in a request for work as it was typed: by the option and in its unit, not by the field
/// of the request.
/// </summary>
internal static partial class OwnWords
{
    /// <summary>Asks, and says a refusal anew.</summary>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DaemonException refused) when (Of(refused) is not null)
        {
            throw Of(refused)!;
        }
    }

    private static DaemonException? Of(DaemonException refused)
    {
        var field = FieldAndValue().Match(refused.Message);
        var (name, value) = (field.Groups["name"].Value, field.Groups["value"].Value);
        return name switch
        {
            "waitMs" => Time("--wait", value, "live-sessions.work.wait-max", refused),
            "leaseMs" => Time("--lease", value, "live-sessions.work.lease-max", refused),
            "worker" or "types" => new DaemonException(
                "usage", $"--{name.TrimEnd('s')} is {value}; nothing was changed.", refused.Hint, refused),
            _ => null,
        };
    }

    private static DaemonException Time(string option, string value, string setting, DaemonException refused)
    {
        var bounds = Bounds().Match(refused.Hint ?? "");
        return new DaemonException(
            "usage",
            $"{option} is {Seconds(value)}; it takes {Seconds(bounds.Groups[1].Value)} to "
            + $"{Seconds(bounds.Groups[2].Value)} seconds.",
            $"Give another time, or raise {setting} in your configuration.",
            refused);
    }

    private static string Seconds(string milliseconds) =>
        decimal.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
            ? (count / 1000).ToString("0.###", CultureInfo.InvariantCulture)
            : milliseconds;

    [GeneratedRegex(@"^The field (?<name>\w+) is (?<value>.*); nothing was changed\.$", RegexOptions.Singleline)]
    private static partial Regex FieldAndValue();

    [GeneratedRegex(@"milliseconds from (\d+) to (\d+)")]
    private static partial Regex Bounds();
}
