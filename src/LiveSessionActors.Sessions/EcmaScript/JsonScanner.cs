using System.Buffers;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Walks over JSON text in UTF-8 as <c>JSON.parse</c> accepts it. A fault is a return value and never an exception:
/// a journal may hold any number of damaged lines.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text, int depthMax)
{
    private static readonly SearchValues<byte> StringStops =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly int _depthMax = depthMax;

    /// <summary>Where the next byte is.</summary>
    public int At { get; private set; }

    /// <summary>What went wrong, once something has.</summary>
    public JsonProblem Problem { get; private set; }

    /// <summary>The next byte that is no white space, or 0 at the end.</summary>
    public byte Peek()
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

    /// <summary>Goes over a byte if it is the next one that is no white space.</summary>
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
        return depth < _depthMax || Fail(new JsonProblem($"nested deeper than {_depthMax} levels at byte {At}", true));
    }

    /// <summary>Goes over a property's name and the colon behind it.</summary>
    public bool Name(out Range body, out bool plain) =>
        (Peek() == '"' || Set(out body, out plain, Unexpected("a property name"))) && String(out body, out plain)
        && (TryTake(':') || Unexpected("':'"));

    /// <summary>
    /// Goes over a string. <paramref name="plain"/> says that its body is what <c>JSON.stringify</c> would write.
    /// </summary>
    public bool String(out Range body, out bool plain)
    {
        var start = ++At;
        plain = true;
        while (true)
        {
            var stop = _text[At..].IndexOfAny(StringStops);
            At = stop < 0 ? _text.Length : At + stop;
            body = start..At;
            if (stop < 0)
                return Unexpected("the end of the string");
            if (_text[At] == '"')
                break;
            if (_text[At] != '\\')
                return Unexpected("an escaped control character");
            if (!Escape(ref plain))
                return false;
        }

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
    public bool Number(out Range text)
    {
        var start = At;
        text = default;
        if (At < _text.Length && _text[At] == '-')
            At++;
        if (At < _text.Length && _text[At] == '0')
            At++;
        else if (!Digits())
            return Unexpected("a value");
        if (At < _text.Length && _text[At] == '.')
        {
            At++;
            if (!Digits())
                return Unexpected("a digit");
        }

        if (At < _text.Length && _text[At] is (byte)'e' or (byte)'E')
        {
            At++;
            if (At < _text.Length && _text[At] is (byte)'+' or (byte)'-')
                At++;
            if (!Digits())
                return Unexpected("a digit");
        }

        text = start..At;
        return true;
    }

    /// <summary>Says what was expected here; always false.</summary>
    public bool Unexpected(string expected)
    {
        var found = At >= _text.Length ? "the text ends" : _text[At] is > 0x20 and < 0x7F and var c ? $"'{(char)c}' stands" : $"0x{_text[At]:X2} stands";
        return Fail(new JsonProblem($"{found} where {expected} was expected, at byte {At}", false));
    }

    private bool SkipObject(int depth)
    {
        if (!Enter(depth))
            return false;
        if (TryTake('}'))
            return true;
        do
        {
            if (!Name(out _, out _) || !Skip(depth + 1))
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

    private bool Digits()
    {
        var start = At;
        while (At < _text.Length && char.IsAsciiDigit((char)_text[At]))
            At++;
        return At > start;
    }

    private bool Fail(JsonProblem problem)
    {
        Problem = problem;
        return false;
    }

    private static bool Set(out Range body, out bool plain, bool result)
    {
        (body, plain) = (default, true);
        return result;
    }
}
