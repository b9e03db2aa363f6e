using System.Globalization;

namespace LiveSessionActors.Cli.Views;

/// <summary>Times and durations as people write them, by the clock on their wall.</summary>
internal sealed class PersonTime(TimeProvider time)
{
    private static readonly (long Seconds, string Name)[] Units = [(86400, "d"), (3600, "h"), (60, "min"), (1, "s")];

    public static PersonTime System { get; } = new(TimeProvider.System);

    /// <summary>A time as entries hold it; whatever is none stays as it is.</summary>
    public string Of(string text) => TryRead(text) is { } instant ? Of(instant) : text;

    /// <summary>The time of a day that is today, else the day as well.</summary>
    public string Of(DateTimeOffset instant)
    {
        var local = Local(instant);
        var isToday = local.Date == Local(time.GetUtcNow()).Date;
        return Written(local, isToday ? "HH:mm:ss" : "yyyy-MM-dd HH:mm");
    }

    /// <summary>The day and the time of it.</summary>
    public (string Day, string Time)? Parts(string text) => TryRead(text) is { } instant
        ? (Written(Local(instant), "yyyy-MM-dd"), Written(Local(instant), "HH:mm:ss"))
        : null;

    /// <summary>A duration in its two largest units, such as <c>3 min 20 s</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        var seconds = (long)Math.Max(0, duration.TotalSeconds);
        var largest = Array.FindIndex(Units, unit => seconds >= unit.Seconds);
        if (largest < 0)
            return "0 s";

        var first = Units[largest];
        var rest = largest + 1 < Units.Length ? seconds % first.Seconds / Units[largest + 1].Seconds : 0;
        return Invariant($"{seconds / first.Seconds} {first.Name}")
            + (rest == 0 ? "" : Invariant($" {rest} {Units[largest + 1].Name}"));
    }

    private static DateTimeOffset? TryRead(string text) =>
        text.Length > 19 && text[10] == 'T' && text[^1] == 'Z' && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, time.LocalTimeZone);

    private static string Written(DateTimeOffset local, string format) =>
        local.ToString(format, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
