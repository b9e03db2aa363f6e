using System.Globalization;
using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Writes values as HOCON.</summary>
public static class HoconExtensions
{
    private const string QuotedCharacters = "][$\"\\{}:=,#`^?!@*&";

    /// <summary>The text, escaped and quoted where its characters ask for it; null as <c>null</c>.</summary>
    public static string ToHocon(this string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            Append(escaped, character);
        }

        var written = escaped.ToString();
        return written.Length == 0 || (HasQuotedCharacter(written) && !IsQuoted(written))
            ? $"\"{written}\""
            : written;
    }

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public static string ToHocon(this bool? value) => ToHocon(Known(value));

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public static string ToHocon(this bool value) => value ? "on" : "off";

    /// <summary>The duration in milliseconds, or <c>infinite</c> where that is allowed.</summary>
    public static string ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        ToHocon(Known(value), allowInfinite, zeroIsInfinite);

    /// <summary>The duration in milliseconds, or <c>infinite</c> where that is allowed.</summary>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        if (value > TimeSpan.Zero || (value == TimeSpan.Zero && !zeroIsInfinite))
        {
            return value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        }

        return allowInfinite ? "infinite" : throw new ConfigurationException("Infinite value is not allowed");
    }

    /// <summary>The number.</summary>
    public static string ToHocon(this float? value) => ToHocon(Known(value));

    /// <summary>The number.</summary>
    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number.</summary>
    public static string ToHocon(this double? value) => ToHocon(Known(value));

    /// <summary>The number.</summary>
    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number.</summary>
    public static string ToHocon(this int? value) => ToHocon(Known(value));

    /// <summary>The number.</summary>
    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number.</summary>
    public static string ToHocon(this long? value) => ToHocon(Known(value));

    /// <summary>The number.</summary>
    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);

    private static T Known<T>(T? value)
        where T : struct => value ?? throw new ConfigurationException("Value can not be null");

    private static bool HasQuotedCharacter(string text)
    {
        foreach (var character in text)
        {
            if (QuotedCharacters.Contains(character))
            {
                return true;
            }
        }

        return false;
    }

    private static void Append(StringBuilder text, char character)
    {
        switch (character)
        {
            case '\\' or '"' or '/':
                text.Append('\\').Append(character);
                break;
            case '\b':
                text.Append("\\b");
                break;
            case '\f':
                text.Append("\\f");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case > '\u00ff':
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
            default:
                text.Append(character);
                break;
        }
    }

    private static bool IsQuoted(string text) =>
        text is "\"\"" or ['"', not '"', .., not '"', '"'] or ['"', not '"', '"'];
}
