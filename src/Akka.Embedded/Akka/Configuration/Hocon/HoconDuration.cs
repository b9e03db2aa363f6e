using System.Globalization;
using System.Text.RegularExpressions;

namespace Akka.Configuration.Hocon;

/// <summary>Durations: a number and a unit, a number of milliseconds, or <c>infinite</c>.</summary>
internal static partial class HoconDuration
{
    internal static TimeSpan Parse(string text, bool allowInfinite)
    {
        var match = NumberAndUnit().Match(text);
        if (match.Success && Of(Positive(match.Groups["value"].Value), match.Groups["unit"].Value) is { } duration)
        {
            return duration;
        }

        if (allowInfinite && text.Equals("infinite", StringComparison.OrdinalIgnoreCase))
        {
            return Timeout.InfiniteTimeSpan;
        }

        return TimeSpan.FromMilliseconds(Positive(text));
    }

    private static TimeSpan? Of(double value, string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => Ticks(value * TimeSpan.TicksPerMillisecond / 1e6),
        "micro" or "micros" or "microsecond" or "microseconds" => Ticks(value * TimeSpan.TicksPerMillisecond / 1e3),
        "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.FromMilliseconds(value),
        "s" or "second" or "seconds" => TimeSpan.FromSeconds(value),
        "m" or "minute" or "minutes" => TimeSpan.FromMinutes(value),
        "h" or "hour" or "hours" => TimeSpan.FromHours(value),
        "d" or "day" or "days" => TimeSpan.FromDays(value),
        _ => null,
    };

    private static TimeSpan Ticks(double value) => TimeSpan.FromTicks((long)Math.Round(value));

    private static double Positive(string text)
    {
        var value = double.Parse(text, NumberFormatInfo.InvariantInfo);
        return value >= 0 ? value : throw new FormatException($"Expected a positive value instead of {value}");
    }

    [GeneratedRegex(@"^(?<value>[0-9]+(\.[0-9]+)?)\s*(?<unit>[a-z]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberAndUnit();
}
