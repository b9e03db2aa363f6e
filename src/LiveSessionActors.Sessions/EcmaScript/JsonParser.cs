using System.Globalization;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Makes values of JSON text in UTF-8 that is well-formed. Containers that lie deeper than asked for are checked and
/// kept as text, so that a replay costs little more than checking.
/// </summary>
internal ref struct JsonParser
{
    private const int ExactDigitsMax = 15;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly int _lazyFrom;
    private JsonScanner _scanner;

    private JsonParser(ReadOnlyMemory<byte> text, int depthMax, int lazyFrom)
    {
        _text = text;
        _lazyFrom = lazyFrom;
        _scanner = new JsonScanner(text.Span, depthMax);
    }

    /// <summary>
    /// Reads one value. The values keep slices of <paramref name="text"/>, which nobody may change from here on.
    /// </summary>
    /// <param name="text">All of it.</param>
    /// <param name="depthMax">How many containers may lie in one another.</param>
    /// <param name="lazyFrom">Containers that lie in at least so many others are kept as text.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    public static JsValue? Parse(ReadOnlyMemory<byte> text, int depthMax, int lazyFrom, out JsonProblem problem)
    {
        var parser = new JsonParser(text, depthMax, lazyFrom);
        var value = parser.Value(0);
        if (value is not null && !parser._scanner.End())
        {
            parser._scanner.Unexpected("the end");
            value = null;
        }

        problem = parser._scanner.Problem;
        return value;
    }

    /// <summary>Reads one value whole from text that was checked before.</summary>
    public static JsValue ParseChecked(ReadOnlyMemory<byte> text) =>
        Parse(text, int.MaxValue, int.MaxValue, out var problem)
        ?? throw new ArgumentException(problem.Sentence, nameof(text));

    private JsValue? Value(int depth)
    {
        switch (_scanner.Peek())
        {
            case (byte)'{' or (byte)'[' when depth >= _lazyFrom: return Lazy(depth);
            case (byte)'{': return Object(depth);
            case (byte)'[': return Array(depth);
            case (byte)'"': return _scanner.String(out var body, out var plain) ? String(body, plain) : null;
            case (byte)'t': return _scanner.Literal("true"u8) ? JsBoolean.True : null;
            case (byte)'f': return _scanner.Literal("false"u8) ? JsBoolean.False : null;
            case (byte)'n': return _scanner.Literal("null"u8) ? JsNull.Instance : null;
            default: return _scanner.Number(out var digits) ? Number(_text.Span[digits]) : null;
        }
    }

    private JsValue? Lazy(int depth)
    {
        var start = _scanner.At;
        var isObject = _text.Span[start] == '{';
        if (!_scanner.Skip(depth))
            return null;
        var source = _text[start.._scanner.At];
        return isObject ? JsObject.Lazy(source) : JsArray.Lazy(source);
    }

    private JsObject? Object(int depth)
    {
        if (!_scanner.Enter(depth))
            return null;
        if (_scanner.TryTake('}'))
            return JsObject.Empty;
        var table = new PropertyTable(8);
        do
        {
            if (!_scanner.Name(out var name, out var plain) || Value(depth + 1) is not { } value)
                return null;
            table.Set(KnownNames.Find(_text.Span[name]) ?? String(name, plain), value);
        }
        while (_scanner.TryTake(','));
        return _scanner.TryTake('}') || _scanner.Unexpected("',' or '}'") ? JsObject.Owning(table) : null;
    }

    private JsArray? Array(int depth)
    {
        if (!_scanner.Enter(depth))
            return null;
        if (_scanner.TryTake(']'))
            return JsArray.Of();
        var items = new List<JsValue>();
        do
        {
            if (Value(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        while (_scanner.TryTake(','));
        return _scanner.TryTake(']') || _scanner.Unexpected("',' or ']'") ? JsArray.Owning([.. items]) : null;
    }

    private readonly JsString String(Range body, bool plain) => plain
        ? JsString.OfBody(_text[body])
        : JsString.Of(StringText.Decode(_text.Span[body]));

    private static JsNumber Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > ExactDigitsMax || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            return JsNumber.Of(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));
        var value = 0L;
        foreach (var digit in digits)
            value = (value * 10) + (digit - '0');
        return JsNumber.Of(value);
    }
}
