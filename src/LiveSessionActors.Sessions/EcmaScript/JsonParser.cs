using System.Globalization;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Makes values of JSON text in UTF-8 that is well-formed.</summary>
internal ref struct JsonParser
{
    private const int ExactDigitsMax = 15;

    private readonly byte[] _buffer;
    private JsonScanner _scanner;

    private JsonParser(byte[] buffer, JsonScanner scanner)
    {
        _buffer = buffer;
        _scanner = scanner;
    }

    /// <summary>
    /// Reads one value and checks all of <paramref name="text"/>, which nobody may change from here on. What lies in
    /// the value stays text until somebody looks.
    /// </summary>
    public static JsValue? Parse(byte[] text, int depthMax, out JsonProblem problem)
    {
        var scanner = new JsonScanner(text, depthMax);
        var value = Shallow(text, ref scanner, 0);
        if (value is not null && !scanner.End())
        {
            scanner.Unexpected("the end");
            value = null;
        }

        problem = scanner.Problem;
        return value;
    }

    /// <summary>
    /// Reads a value that lies in <paramref name="depth"/> containers; null when it is none. An object may be given
    /// the slots of one that nobody has any more.
    /// </summary>
    public static JsValue? Shallow(byte[] buffer, ref JsonScanner scanner, int depth, PropertySlots? slots = null)
    {
        if (scanner.Peek() == '{')
            return ShallowObject(buffer, ref scanner, depth, slots ?? new PropertySlots());
        var start = scanner.At;
        return scanner.Skip(depth) ? ValueOf(new JsonSlice(buffer, start, scanner.At - start)) : null;
    }

    /// <summary>Reads one value whole from text that was checked before.</summary>
    public static JsValue ParseChecked(JsonSlice text)
    {
        var parser = new JsonParser(text.Buffer, new JsonScanner(text.Buffer, int.MaxValue) { At = text.Start });
        return parser.Value(0) ?? throw new ArgumentException(parser._scanner.Problem.Sentence, nameof(text));
    }

    /// <summary>
    /// The value that checked text without white space around it means, which may be what <c>JSON.stringify</c> writes.
    /// What is in a container is kept by who asked for it, so that its text is detached at once.
    /// </summary>
    public static JsValue ValueOf(JsonSlice text, bool isRendered = false)
    {
        var span = text.Span;
        return span[0] switch
        {
            (byte)'{' => JsObject.Lazy(text.Detached(), isRendered: isRendered),
            (byte)'[' => JsArray.Lazy(text.Detached()),
            (byte)'"' when span.IndexOf((byte)'\\') < 0 =>
                JsString.OfBody(new JsonSlice(text.Buffer, text.Start + 1, text.Length - 2)),
            (byte)'"' => ParseChecked(text),
            (byte)'t' => JsBoolean.True,
            (byte)'f' => JsBoolean.False,
            (byte)'n' => JsNull.Instance,
            _ => Number(span),
        };
    }

    private static JsObject? ShallowObject(byte[] buffer, ref JsonScanner scanner, int depth, PropertySlots slots)
    {
        var start = scanner.At;
        if (!scanner.Enter(depth))
            return null;
        if (scanner.TryTake('}'))
            return JsObject.Empty;
        slots.Clear();
        var plain = true;
        do
        {
            if (scanner.TryPlainProperty(out var name, out var value, out var isString))
            {
                slots.Add(name, value, isString);
                continue;
            }

            if (!scanner.Name(out name, out var plainName) || !AddTo(slots, name, ref scanner, depth + 1))
                return null;
            plain &= plainName;
        }
        while (scanner.TryTake(','));
        if (!scanner.TryTake('}') && !scanner.Unexpected("',' or '}'"))
            return null;
        // A name with an escape that JSON.stringify does not write is found by its meaning only.
        return JsObject.Lazy(new JsonSlice(buffer, start, scanner.At - start), plain ? slots : null);
    }

    private static bool AddTo(PropertySlots slots, JsonExtent name, ref JsonScanner scanner, int depth)
    {
        if (scanner.Peek() == '"')
        {
            var read = scanner.String(out var body, out var plain);
            slots.Add(name, plain ? body : new JsonExtent(body.Start - 1, body.Length + 2), isPlainString: plain);
            return read;
        }

        var start = scanner.At;
        if (!scanner.Skip(depth))
            return false;
        slots.Add(name, new JsonExtent(start, scanner.At - start), isPlainString: false);
        return true;
    }

    private JsValue? Value(int depth)
    {
        switch (_scanner.Peek())
        {
            case (byte)'{': return Object(depth);
            case (byte)'[': return Array(depth);
            case (byte)'"': return _scanner.String(out var body, out var plain) ? String(body, plain) : null;
            case (byte)'t': return _scanner.Literal("true"u8) ? JsBoolean.True : null;
            case (byte)'f': return _scanner.Literal("false"u8) ? JsBoolean.False : null;
            case (byte)'n': return _scanner.Literal("null"u8) ? JsNull.Instance : null;
            default: return _scanner.Number(out var digits) ? Number(digits.Of(_buffer).Span) : null;
        }
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
            table.Set(String(name, plain), value);
        }
        while (_scanner.TryTake(','));
        return _scanner.TryTake('}') || _scanner.Unexpected("',' or '}'") ? JsObject.Of(table) : null;
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
        return _scanner.TryTake(']') || _scanner.Unexpected("',' or ']'") ? JsArray.Of([.. items]) : null;
    }

    private readonly JsString String(JsonExtent body, bool plain) => plain
        ? JsString.OfBody(body.Of(_buffer))
        : JsString.Of(StringText.Decode(body.Of(_buffer).Span));

    private static JsNumber Number(ReadOnlySpan<byte> text)
    {
        var value = 0L;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit) || text.Length > ExactDigitsMax)
                return JsNumber.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
            value = (value * 10) + (digit - '0');
        }

        return JsNumber.Of(value);
    }
}
