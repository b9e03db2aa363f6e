using System.Globalization;

namespace Akka.Actor;

/// <summary>The rules of names in paths, and how a path is read from text.</summary>
internal static class ActorPathParser
{
    public static bool IsValidElement(string element)
    {
        if (string.IsNullOrEmpty(element) || element[0] == '$')
            return false;
        for (var i = 0; i < element.Length; i++)
        {
            if (IsValid(element[i]))
                continue;
            if (!IsEscaped(element, i))
                return false;
            i += 2;
        }
        return true;
    }

    public static (string Name, long Uid) SplitUid(string name)
    {
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
            return (name, ActorCell.UndefinedUid);
        return (name[..hash], long.Parse(name.AsSpan(hash + 1), NumberStyles.Integer, CultureInfo.InvariantCulture));
    }

    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> text, out ActorPath path)
    {
        path = basePath;
        while (!text.IsEmpty)
        {
            if (text[0] == '/')
            {
                text = text[1..];
                continue;
            }
            var end = text.IndexOf('/');
            var element = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[end..];
            path /= element.ToString();
        }
        return true;
    }

    private static bool IsValid(char symbol) =>
        char.IsAsciiLetterOrDigit(symbol) || ActorPath.ValidSymbols.Contains(symbol, StringComparison.Ordinal);

    private static bool IsEscaped(string element, int at) =>
        element[at] == '%' && at + 2 < element.Length
        && char.IsAsciiHexDigit(element[at + 1]) && char.IsAsciiHexDigit(element[at + 2]);
}
