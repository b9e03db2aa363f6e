using System.Globalization;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Tells whether JSON text is what <c>JSON.stringify</c> writes of the value that it means, so that it may stand where
/// that is written. Says no of some that are: then they are taken apart and written anew.
/// </summary>
internal ref struct CanonicalText
{
    // Up to here names are compared one by one.
    private const int NamesMax = 32;

    // Whole numbers of so few digits are written as they stand.
    private const int ExactDigitsMax = 15;

    private readonly ReadOnlySpan<byte> _text;
    private JsonScanner _scanner;

    private CanonicalText(ReadOnlySpan<byte> text)
    {
        _text = text;
        _scanner = new JsonScanner(text, int.MaxValue);
    }

    /// <summary>Whether it is, for text that was checked before.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        var reader = new CanonicalText(text);
        return reader.Value() && reader._scanner.At == text.Length;
    }

    private bool Value() => Next switch
    {
        (byte)'{' => Object(),
        (byte)'[' => Array(),
        (byte)'"' => _scanner.String(out _, out var plain) && plain,
        (byte)'t' => _scanner.Literal("true"u8),
        (byte)'f' => _scanner.Literal("false"u8),
        (byte)'n' => _scanner.Literal("null"u8),
        _ => _scanner.Number(out var digits) && IsShortest(_text.Slice(digits.Start, digits.Length)),
    };

    // White space is no part of any of it.
    private readonly byte Next => _scanner.At < _text.Length ? _text[_scanner.At] : (byte)0;

    private bool Object()
    {
        _scanner.At++;
        if (TryTake((byte)'}'))
            return true;
        Span<JsonExtent> names = stackalloc JsonExtent[NamesMax];
        var count = 0;
        do
        {
            if (count == NamesMax || Next != '"' || !_scanner.String(out var name, out var plain) || !plain)
                return false;
            if (MovesWhenWritten(name, names[..count]) || !TryTake((byte)':') || !Value())
                return false;
            names[count++] = name;
        }
        while (TryTake((byte)','));
        return TryTake((byte)'}');
    }

    private bool Array()
    {
        _scanner.At++;
        if (TryTake((byte)']'))
            return true;
        do
        {
            if (!Value())
                return false;
        }
        while (TryTake((byte)','));
        return TryTake((byte)']');
    }

    // An array index comes before all other names, and the last of two equal ones in the place of the first.
    private readonly bool MovesWhenWritten(JsonExtent name, ReadOnlySpan<JsonExtent> before)
    {
        var body = _text.Slice(name.Start, name.Length);
        foreach (var other in before)
        {
            if (other.Length == body.Length && _text.Slice(other.Start, other.Length).SequenceEqual(body))
                return true;
        }

        return ArrayIndex.TryRead(body, out _);
    }

    private bool TryTake(byte expected)
    {
        if (Next != expected)
            return false;
        _scanner.At++;
        return true;
    }

    private static bool IsShortest(ReadOnlySpan<byte> number)
    {
        if (number.Length <= ExactDigitsMax && number.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            return true;
        Span<byte> shortest = stackalloc byte[NumberText.LengthMax];
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) && number.SequenceEqual(shortest[..NumberText.Format(value, shortest)]);
    }
}
