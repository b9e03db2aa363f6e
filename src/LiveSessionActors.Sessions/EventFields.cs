using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>An event's fields as the reducer asks for them. What is no object has none.</summary>
internal readonly struct EventFields(JsValue @event)
{
    private static readonly JsString Usual = JsString.Of(EventType.Checkpoint);

    /// <summary>The event to keep, known to be an object because it has a field.</summary>
    public JsObject Whole => (JsObject)@event.Detached();

    /// <summary>The event's type, of whatever kind.</summary>
    public JsValue? Type => Find("type"u8, Usual);

    /// <summary>The event's type when it is a string.</summary>
    public string? TypeName => (Type as JsString)?.Value;

    /// <summary>A field's value, or null when there is none.</summary>
    public JsValue? this[ReadOnlySpan<byte> name] => Find(name, null);

    /// <summary>A field's value to keep, unless it is absent or null.</summary>
    public JsValue Or(ReadOnlySpan<byte> name, JsValue otherwise) =>
        Find(name, otherwise) is { } value and not JsNull ? value.Detached() : otherwise;

    private JsValue? Find(ReadOnlySpan<byte> name, JsValue? known) => (@event as JsObject)?.Find(name, known);
}
