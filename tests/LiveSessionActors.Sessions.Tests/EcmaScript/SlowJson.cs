using System.Globalization;
using System.Text;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests.EcmaScript;

/// <summary>JSON written slowly, by the words of ECMA-262: what the fast writer is held against.</summary>
internal static class SlowJson
{
    public static string Write(JsValue value, string? newLine = null)
    {
        var inner = newLine is null ? null : newLine + "  ";
        var colon = newLine is null ? ":" : ": ";
        return value switch
        {
            JsBoolean boolean => boolean.Value ? "true" : "false",
            JsNumber number => Number(number.Value),
            JsString text => Quote(text.Value),
            JsArray list => Container("[", list.Items.Select(item => Write(item, inner)), "]", newLine),
            JsObject fields => Container(
                "{",
                fields.Properties.Select(field => Quote(field.Name.Value) + colon + Write(field.Value, inner)),
                "}",
                newLine),
            _ => "null",
        };
    }

    private static string Container(string open, IEnumerable<string> items, string close, string? newLine)
    {
        var all = items.ToList();
        if (all.Count == 0 || newLine is null)
            return open + string.Join(',', all) + close;
        return $"{open}{newLine}  {string.Join($",{newLine}  ", all)}{newLine}{close}";
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPaired = (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]));
            var special = "\b\f\n\r\t\"\\".IndexOf(c);
            var escaped = c < ' ' || (char.IsSurrogate(c) && !isPaired);
            quoted.Append(special >= 0 ? "\\" + "bfnrt\"\\"[special]
                : escaped ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)
                : c.ToString());
        }

        return quoted.Append('"').ToString();
    }

    // Number::toString: the fewest digits s that read back as the number, s × 10^(n−k).
    private static string Number(double number)
    {
        if (!double.IsFinite(number))
            return "null";
        if (number == 0)
            return "0";
        if (number < 0)
            return "-" + Number(-number);
        var scientific = Enumerable.Range(0, 18)
            .Select(digits => number.ToString("e" + digits, CultureInfo.InvariantCulture))
            .First(text => double.Parse(text, CultureInfo.InvariantCulture) == number);
        var parts = scientific.Split('e');
        var s = parts[0].Replace(".", "", StringComparison.Ordinal);
        var (k, n) = (s.Length, int.Parse(parts[1], CultureInfo.InvariantCulture) + 1);
        if (k <= n && n <= 21)
            return s + new string('0', n - k);
        if (n is > 0 and <= 21)
            return s[..n] + "." + s[n..];
        if (n is > -6 and <= 0)
            return "0." + new string('0', -n) + s;
        var exponent = (n > 0 ? "e+" : "e-") + Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture);
        return k == 1 ? s + exponent : s[..1] + "." + s[1..] + exponent;
    }
}
