using System.Text;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// An entry's own fields, picked out while its text is checked: a replay looks at every entry, and at nothing else of
/// most of them.
/// </summary>
internal struct EntryFields
{
    private JsValue? _event;
    private JsValue? _timestamp;
    private JsValue? _key;
    private JsValue? _id;
    private JsonSlice _plainId;

    /// <summary>
    /// The entry's <c>event</c>, or the entry itself when that is absent or falsy: older entries are flat.
    /// </summary>
    public readonly JsValue Event => _event!;

    /// <summary>What stands as <c>seq</c>, of whatever kind.</summary>
    public JsValue? WrittenSeq { get; private set; }

    /// <summary>The entry's sequence number when it is an integer, else null.</summary>
    public readonly double? Seq => WrittenSeq is JsNumber { Value: var seq } && double.IsInteger(seq) ? seq : null;

    /// <summary>What stands as <c>ts</c>, of whatever kind, unless it is falsy.</summary>
    public readonly JsValue? Timestamp => Coercion.IsTruthy(_timestamp) ? _timestamp : null;

    /// <summary>The idempotency key the entry was appended under, or null.</summary>
    public string? IdempotencyKey { get; private set; }

    /// <summary>Whether the entry or its event has another id than the session whose journal it is in.</summary>
    public readonly bool NamesAnother(SessionId session) =>
        (_id is JsString id ? id.Value != session.Value : !_plainId.IsEmpty && !IsId(_plainId.Span, session.Value))
        || (new EventFields(Event)["id"] is JsString { Value: { Length: > 0 } own } && own != session.Value);

    /// <summary>
    /// Reads an entry from the beginning of a buffer, or says why there is none. With <paramref name="slots"/> the
    /// event is good until they are used for the next, or until it is detached.
    /// </summary>
    public static bool TryRead(JsonSlice text, PropertySlots? slots, out EntryFields fields, out string? problem)
    {
        fields = default;
        var scanner = new JsonScanner(text.Span, JournalLine.DepthMax);
        var isContainer = scanner.Peek() is (byte)'{' or (byte)'[';
        var read = scanner.Peek() == '{' ? fields.ReadObject(text.Buffer, ref scanner, slots) : scanner.Skip(0);
        if (read && !scanner.End())
            read = scanner.Unexpected("the end");
        problem = !read ? scanner.Problem.Sentence : isContainer ? null : "entry is not object";
        if (problem is null)
            fields.Unwrap(text.Span);
        return problem is null;
    }

    /// <summary>The same, whose event is written as it was read where that is how it is written.</summary>
    public readonly EntryFields AsRead() => this with { _event = (_event as JsObject)?.AsRead() ?? _event };

    private void Unwrap(ReadOnlySpan<byte> text)
    {
        if (Coercion.IsTruthy(_event))
            IdempotencyKey = _key is JsString { Value: { Length: > 0 } key } ? key : null;
        else
            _event = JsonParser.Parse(text.ToArray(), JournalLine.DepthMax, out _);
    }

    private bool ReadObject(byte[] text, ref JsonScanner scanner, PropertySlots? slots)
    {
        scanner.Enter(0);
        if (scanner.TryTake('}'))
            return true;
        do
        {
            if (scanner.TryPlainProperty(out var extent, out var value, out var isString))
            {
                TakePlain(extent.Of(text), value.Of(text), isString);
                continue;
            }

            if (!scanner.Name(out extent, out var plain))
                return false;
            var name = extent.Of(text).Span;
            if (!ReadField(plain ? name : StringText.Canonical(name), text, ref scanner, slots))
                return false;
        }
        while (scanner.TryTake(','));
        return scanner.TryTake('}') || scanner.Unexpected("',' or '}'");
    }

    private void TakePlain(JsonSlice name, JsonSlice value, bool isString)
    {
        if (name.Length is not (2 or 3 or 5))
            return;
        switch (name.Span)
        {
            case [(byte)'e', (byte)'v', (byte)'e', (byte)'n', (byte)'t']: _event = PlainValue(value, isString); break;
            case [(byte)'s', (byte)'e', (byte)'q']: WrittenSeq = PlainValue(value, isString); break;
            case [(byte)'t', (byte)'s']: _timestamp = PlainValue(value.Detached(), isString); break;
            case [(byte)'i', (byte)'d']: (_id, _plainId) = (null, isString ? value : default); break;
            case [(byte)'k', (byte)'e', (byte)'y']: _key = PlainValue(value, isString); break;
        }
    }

    // A session's id is all letters, digits and the like.
    private static bool IsId(ReadOnlySpan<byte> text, string id) =>
        text.Length == id.Length && Ascii.Equals(text, id);

    private static JsValue PlainValue(JsonSlice value, bool isString) =>
        isString ? JsString.OfBody(value) : JsonParser.ValueOf(value);

    // The last of two equal names wins by coming last.
    private bool ReadField(ReadOnlySpan<byte> name, byte[] text, ref JsonScanner scanner, PropertySlots? slots)
    {
        switch (name)
        {
            case [(byte)'e', (byte)'v', (byte)'e', (byte)'n', (byte)'t']:
                return (_event = ReadEvent(text, ref scanner, slots)) is not null;
            case [(byte)'s', (byte)'e', (byte)'q']:
                return (WrittenSeq = JsonParser.Shallow(text, ref scanner, 1)) is not null;
            case [(byte)'t', (byte)'s']:
                return (_timestamp = JsonParser.Shallow(text, ref scanner, 1)) is not null;
            case [(byte)'i', (byte)'d']:
                return (_id = JsonParser.Shallow(text, ref scanner, 1)) is not null;
            case [(byte)'k', (byte)'e', (byte)'y']:
                return (_key = JsonParser.Shallow(text, ref scanner, 1)) is not null;
            default:
                return scanner.Skip(1);
        }
    }

    // One whose properties are not found by slots is taken apart whole, and what lies in it cannot be detached then.
    private static JsValue? ReadEvent(byte[] text, ref JsonScanner scanner, PropertySlots? slots)
    {
        var @event = JsonParser.Shallow(text, ref scanner, 1, slots);
        return slots is not null && @event is JsObject { HasSlots: false } ? @event.Detached() : @event;
    }
}
