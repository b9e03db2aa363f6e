using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Numbers as ECMAScript's <c>Number::toString</c> writes them.</summary>
internal static class NumberText
{
    /// <summary>No number takes more bytes than this.</summary>
    public const int LengthMax = 32;

    // Below this an integer's own digits are its shortest ones.
    private const double ExactIntegerMax = 1e15;

    // ECMA-262 writes an exponent from 1e21 upwards and from 1e-7 downwards.
    private const int PointMax = 21;
    private const int PointMin = -6;

    public static string ToText(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        Span<byte> text = stackalloc byte[LengthMax];
        return Encoding.ASCII.GetString(text[..Format(value, text)]);
    }

    /// <summary>Writes a finite number and returns how many bytes it took.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (Math.Abs(value) < ExactIntegerMax && value == Math.Truncate(value))
        {
            Utf8Formatter.TryFormat((long)value, destination, out var written);
            return written;
        }

        Span<byte> digits = stackalloc byte[LengthMax];
        var (count, point) = ShortestDigits(Math.Abs(value), digits);
        var at = 0;
        if (value < 0)
            destination[at++] = (byte)'-';
        return at + Place(digits[..count], point, destination[at..]);
    }

    /// <summary>The fewest digits that read back as the value, and how many of them stand before the point.</summary>
    private static (int Count, int Point) ShortestDigits(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[LengthMax];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var (count, point, exponent, fraction) = (0, 0, 0, false);
        for (var i = 0; i < length; i++)
        {
            if (text[i] == 'E')
            {
                var power = text[(i + 1)..length];
                exponent = int.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }

            if (text[i] == '.')
            {
                fraction = true;
                continue;
            }

            if (count > 0 || text[i] != '0')
                digits[count++] = text[i];
            if (!fraction && count > 0)
                point++;
            else if (fraction && count == 0)
                point--;
        }

        while (digits[count - 1] == '0')
            count--;
        return (count, point + exponent);
    }

    private static int Place(ReadOnlySpan<byte> digits, int point, Span<byte> destination)
    {
        var text = new Cursor(destination);
        if (point is > PointMax or <= PointMin)
        {
            text.Add(digits[..1]);
            if (digits.Length > 1)
            {
                text.Add("."u8);
                text.Add(digits[1..]);
            }

            text.Add(point > 0 ? "e+"u8 : "e-"u8);
            text.Add(Math.Abs(point - 1));
        }
        else if (point <= 0)
        {
            text.Add("0."u8);
            text.Zeros(-point);
            text.Add(digits);
        }
        else if (point >= digits.Length)
        {
            text.Add(digits);
            text.Zeros(point - digits.Length);
        }
        else
        {
            text.Add(digits[..point]);
            text.Add("."u8);
            text.Add(digits[point..]);
        }

        return text.Length;
    }

    private ref struct Cursor(Span<byte> destination)
    {
        private readonly Span<byte> _destination = destination;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_destination[Length..]);
            Length += text.Length;
        }

        public void Add(int number)
        {
            Utf8Formatter.TryFormat(number, _destination[Length..], out var written);
            Length += written;
        }

        public void Zeros(int count)
        {
            _destination.Slice(Length, count).Fill((byte)'0');
            Length += count;
        }
    }
}
