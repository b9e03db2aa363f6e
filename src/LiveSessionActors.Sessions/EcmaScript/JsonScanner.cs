using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Walks over JSON text in UTF-8 as <c>JSON.parse</c> accepts it. A fault is a return value and never an exception:
/// a journal may hold any number of damaged lines.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text, int depthMax)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly int _depthMax = depthMax;

    /// <summary>Where the next byte is.</summary>
    public int At { get; set; }

    /// <summary>What went wrong, once something has.</summary>
    public JsonProblem Problem { get; private set; }

    /// <summary>The next byte that is no white space, or 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        var at = At;
        return (uint)at < (uint)_text.Length && _text[at] > ' ' ? _text[at] : PeekBehindSpace();
    }

    /// <summary>Goes over a byte if it is the next one that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(char expected)
    {
        if (Peek() != expected)
            return false;
        At++;
        return true;
    }

    /// <summary>Whether nothing but white space is left.</summary>
    public bool End() => Peek() == 0 && At == _text.Length;

    /// <summary>Goes over a value of any kind, which lies in <paramref name="depth"/> containers.</summary>
    public bool Skip(int depth) => Peek() switch
    {
        (byte)'{' => SkipObject(depth),
        (byte)'[' => SkipArray(depth),
        (byte)'"' => String(out _, out _),
        (byte)'t' => Literal("true"u8),
        (byte)'f' => Literal("false"u8),
        (byte)'n' => Literal("null"u8),
        _ => Number(out _),
    };

    /// <summary>Goes into a container that lies in <paramref name="depth"/> others.</summary>
    public bool Enter(int depth)
    {
        At++;
        return depth < _depthMax || TooDeep();
    }

    /// <summary>Goes over a property's name and the colon behind it.</summary>
    public bool Name(out JsonExtent body, out bool plain)
    {
        if (Peek() == '"')
            return String(out body, out plain) && (TryTake(':') || Unexpected("':'"));
        (body, plain) = (default, true);
        return Unexpected("a property name");
    }

    /// <summary>
    /// Goes over a property that is written as nearly all are: no white space, no escape, and for its value a string or
    /// a whole number of few digits. False, and nothing is gone over, when it is written in any other way.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlainProperty(out JsonExtent name, out JsonExtent value, out bool isString)
    {
        (name, value, isString) = (default, default, false);
        var text = _text;
        var at = At;
        if ((uint)at >= (uint)text.Length || text[at] != '"')
            return false;
        var end = EndOfPlain(text, at + 1);
        // The last byte of all is never part of a property.
        if (end + 3 >= text.Length || text[end] != '"' || text[end + 1] != ':')
            return false;
        name = new JsonExtent(at + 1, end - at - 1);
        at = end + 2;
        isString = text[at] == '"';
        end = isString ? EndOfPlain(text, ++at) : EndOfDigits(text, at);
        if (end >= text.Length)
            return false;
        if (isString ? text[end] != '"' : text[end] is not ((byte)',' or (byte)'}') || end == at)
            return false;
        value = new JsonExtent(at, end - at);
        At = isString ? end + 1 : end;
        return true;
    }

    /// <summary>
    /// Goes over a string. <paramref name="plain"/> says that its body is what <c>JSON.stringify</c> would write.
    /// </summary>
    public bool String(out JsonExtent body, out bool plain)
    {
        var start = ++At;
        plain = true;
        while (SkipPlainCharacters() != '"')
        {
            if (At == _text.Length || _text[At] != '\\' || !Escape(ref plain))
            {
                body = default;
                return EndsBadly();
            }
        }

        body = new JsonExtent(start, At - start);
        At++;
        return true;
    }

    /// <summary>Goes over <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public bool Literal(ReadOnlySpan<byte> word)
    {
        if (!_text[At..].StartsWith(word))
            return Unexpected("a value");
        At += word.Length;
        return true;
    }

    /// <summary>Goes over a number.</summary>
    public bool Number(out JsonExtent text)
    {
        var start = At;
        text = default;
        SkipOne('-', '-');
        if (!SkipOne('0', '0') && !Digits())
            return Unexpected("a value");
        if (SkipOne('.', '.') && !Digits())
            return Unexpected("a digit");
        if (SkipOne('e', 'E'))
        {
            SkipOne('+', '-');
            if (!Digits())
                return Unexpected("a digit");
        }

        text = new JsonExtent(start, At - start);
        return true;
    }

    /// <summary>Says what was expected here; always false.</summary>
    public bool Unexpected(string expected)
    {
        var found = At == _text.Length ? "the text ends"
            : _text[At] is > 0x20 and < 0x7F and var printable ? $"'{(char)printable}' stands"
            : $"byte 0x{_text[At]:X2} stands";
        return Fail(new JsonProblem($"{found} where {expected} was expected, at byte {At}", false));
    }

    private bool TooDeep() =>
        Fail(new JsonProblem($"nested deeper than {_depthMax} levels at byte {At}", true));

    private byte PeekBehindSpace()
    {
        while (At < _text.Length)
        {
            var next = _text[At];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return next;
            At++;
        }

        return 0;
    }

    private bool SkipObject(int depth)
    {
        if (!Enter(depth))
            return false;
        if (TryTake('}'))
            return true;
        do
        {
            if (!TryPlainProperty(out _, out _, out _) && (!Name(out _, out _) || !Skip(depth + 1)))
                return false;
        }
        while (TryTake(','));
        return TryTake('}') || Unexpected("',' or '}'");
    }

    private bool SkipArray(int depth)
    {
        if (!Enter(depth))
            return false;
        if (TryTake(']'))
            return true;
        do
        {
            if (!Skip(depth + 1))
                return false;
        }
        while (TryTake(','));
        return TryTake(']') || Unexpected("',' or ']'");
    }

    // Where a number without leading zeros ends, if it is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfDigits(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        while ((uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9)
            at++;
        return at - start > 1 && text[start] == '0' ? start : at;
    }

    // Gives the byte where it stops, 0 at the end.
    private byte SkipPlainCharacters()
    {
        At = EndOfPlain(_text, At);
        return At < _text.Length ? _text[At] : (byte)0;
    }

    // By hand, since the general search for a set of bytes is compiled slowly where it is first used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfPlain(ReadOnlySpan<byte> text, int at)
    {
        for (; text.Length - at >= Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(in text[at]);
            var stops = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
            if (stops.ExtractMostSignificantBits() is not 0 and var places)
                return at + BitOperations.TrailingZeroCount(places);
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
            at++;
        return at;
    }

    // An escape has said already what is wrong with it.
    private bool EndsBadly() => Problem.Sentence is null
        && Unexpected(At == _text.Length ? "the end of the string" : "an escaped control character");

    private bool Escape(ref bool plain)
    {
        At++;
        switch (At < _text.Length ? (char)_text[At] : '\0')
        {
            case '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't':
                At++;
                return true;
            case '/':
                At++;
                plain = false;
                return true;
            case 'u':
                At++;
                plain = false;
                return HexDigits();
            default:
                return Unexpected("the rest of an escape");
        }
    }

    private bool HexDigits()
    {
        for (var end = At + 4; At < end; At++)
        {
            if (At >= _text.Length || !char.IsAsciiHexDigit((char)_text[At]))
                return Unexpected("a hexadecimal digit");
        }

        return true;
    }

    private bool SkipOne(char one, char other)
    {
        if (At == _text.Length || (_text[At] != one && _text[At] != other))
            return false;
        At++;
        return true;
    }

    private bool Digits()
    {
        var start = At;
        while ((uint)At < (uint)_text.Length && (uint)(_text[At] - '0') <= 9)
            At++;
        return At > start;
    }

    private bool Fail(JsonProblem problem)
    {
        Problem = problem;
        return false;
    }
}
