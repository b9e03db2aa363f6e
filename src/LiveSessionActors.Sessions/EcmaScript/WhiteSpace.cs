namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>What ECMAScript's <c>trim()</c> removes: its white space and its line terminators.</summary>
internal static class WhiteSpace
{
    public static bool Is(char c) => c switch
    {
        '\t' or '\n' or '\v' or '\f' or '\r' or ' ' or '\u00A0' or '\uFEFF' => true,
        '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' => true,
        _ => false,
    };

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && Is(text[0]))
            text = text[1..];
        while (!text.IsEmpty && Is(text[^1]))
            text = text[..^1];
        return text;
    }

    /// <summary>Whether <c>trim()</c> leaves nothing of a text in UTF-8.</summary>
    public static bool IsAll(ReadOnlySpan<byte> text)
    {
        // Nearly every line shows by its first byte that it is none.
        if (!text.IsEmpty && text[0] is > (byte)' ' and < 0x80)
            return false;
        while (!text.IsEmpty)
        {
            // What is no UTF-8 decodes to U+FFFD, which is no white space.
            System.Text.Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (!rune.IsBmp || !Is((char)rune.Value))
                return false;
            text = text[length..];
        }

        return true;
    }
}
