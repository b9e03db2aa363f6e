using System.Globalization;
using System.Text;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>What stands between the quotes of a JSON string, and the string it means.</summary>
internal static class StringText
{
    /// <summary>The string that a well-formed body means.</summary>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(body);

        var text = new StringBuilder(body.Length);
        while (body.IndexOf((byte)'\\') is >= 0 and var at)
        {
            text.Append(Encoding.UTF8.GetString(body[..at]));
            text.Append(Unescape(body[(at + 1)..]));
            body = body[(at + (body[at + 1] == 'u' ? 6 : 2))..];
        }

        return text.Append(Encoding.UTF8.GetString(body)).ToString();
    }

    /// <summary>The body as <c>JSON.stringify</c> writes it.</summary>
    public static byte[] Encode(string value)
    {
        if (!NeedsEscape(value))
            return Encoding.UTF8.GetBytes(value);

        var text = new StringBuilder(value.Length + 16);
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(value[i]).Append(value[++i]);
            else
                AppendEscaped(text, value[i]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A well-formed body as <c>JSON.stringify</c> would have written it.</summary>
    public static byte[] Canonical(ReadOnlySpan<byte> body) => Encode(Decode(body));

    /// <summary>Whether the body is anything else than the string itself.</summary>
    public static bool NeedsEscape(string value)
    {
        foreach (var c in value)
        {
            if (c is < ' ' or '"' or '\\' || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    private static char Unescape(ReadOnlySpan<byte> escape) => (char)escape[0] switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => (char)ushort.Parse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        var itself => itself,
    };

    private static void AppendEscaped(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"': text.Append("\\\""); break;
            case '\\': text.Append("\\\\"); break;
            case '\b': text.Append("\\b"); break;
            case '\f': text.Append("\\f"); break;
            case '\n': text.Append("\\n"); break;
            case '\r': text.Append("\\r"); break;
            case '\t': text.Append("\\t"); break;
            case < ' ' or (>= '\uD800' and <= '\uDFFF'):
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
            default: text.Append(c); break;
        }
    }
}
