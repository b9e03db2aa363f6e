using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>An event's fields as the reducer asks for them. What is no object has none.</summary>
internal readonly struct EventFields(JsValue @event)
{
    /// <summary>The event to keep, known to be an object because it has a field.</summary>
    public JsObject Whole => ((JsObject)@event).WithoutSlots();

    /// <summary>The event's type, of whatever kind.</summary>
    public JsValue? Type => this["type"u8];

    /// <summary>The event's type when it is a string.</summary>
    public string? TypeName => (Type as JsString)?.Value;

    /// <summary>A field's value, or null when there is none.</summary>
    public JsValue? this[ReadOnlySpan<byte> name] => @event is JsObject fields ? fields[name] : null;

    /// <summary>A field's value to keep, unless it is absent or null.</summary>
    public JsValue Or(ReadOnlySpan<byte> name, JsValue otherwise) =>
        this[name] is { } value and not JsNull ? value.Detached() : otherwise;
}
