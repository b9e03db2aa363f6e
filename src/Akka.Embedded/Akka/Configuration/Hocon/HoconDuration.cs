using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Durations: a number and a unit, a number of milliseconds, or <c>infinite</c>.</summary>
internal static class HoconDuration
{
    internal static TimeSpan Parse(string text, bool allowInfinite)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = NumberLength(text);
        if (number > 0 && Of(Positive(text[..number]), text[number..].TrimStart()) is { } duration)
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

    // Digits, and a point with more of them.
    private static int NumberLength(string text)
    {
        var whole = DigitsEnd(text, 0);
        var fraction = whole > 0 && whole < text.Length && text[whole] == '.' ? DigitsEnd(text, whole + 1) : whole;
        return fraction > whole + 1 ? fraction : whole;
    }

    private static int DigitsEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
