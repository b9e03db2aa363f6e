using System.Globalization;
using System.Numerics;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Strings as numbers: ECMAScript's <c>StringToNumber</c>.</summary>
internal static class StringNumber
{
    // 2 to this power is more than any double.
    private const int ExponentMax = 1024;

    public static double Parse(ReadOnlySpan<char> text)
    {
        text = WhiteSpace.Trim(text);
        if (text.IsEmpty)
            return 0;
        if (text.Length > 2 && text[0] == '0' && BitsPerDigit(text[1]) is > 0 and var bits)
            return ParseBinary(text[2..], bits);
        var unsigned = text[0] is '+' or '-' ? text[1..] : text;
        if (unsigned is "Infinity")
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return IsDecimal(unsigned) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
    }

    private static int BitsPerDigit(char prefix) => prefix switch
    {
        'x' or 'X' => 4,
        'o' or 'O' => 3,
        'b' or 'B' => 1,
        _ => 0,
    };

    private static double ParseBinary(ReadOnlySpan<char> digits, int bits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToInt32(digit.ToString(), 16) >> bits != 0)
                return double.NaN;
        }

        digits = digits.TrimStart('0');
        if ((digits.Length - 1) * bits > ExponentMax)
            return double.PositiveInfinity;
        var value = BigInteger.Zero;
        foreach (var digit in digits)
            value = (value << bits) + Convert.ToInt32(digit.ToString(), 16);
        // By way of decimal digits, since BigInteger's own conversion truncates where ECMAScript rounds.
        return double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = TakeDigits(ref text);
        var fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            text = text[1..];
            fraction = TakeDigits(ref text);
        }

        if (whole + fraction == 0)
            return false;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        if (!text.IsEmpty && text[0] is '+' or '-')
            text = text[1..];
        return TakeDigits(ref text) > 0 && text.IsEmpty;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        text = text[count..];
        return count;
    }
}
