using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// An event's fields as the reducer asks for them, by names of letters. What is no object has none.
/// </summary>
internal readonly struct EventFields(JsValue @event)
{
    private static readonly JsString Usual = JsString.Of(EventType.Checkpoint);

    private readonly JsObject? _fields = @event as JsObject;

    /// <summary>The event to keep, known to be an object because it has a field.</summary>
    public JsObject Whole => (JsObject)_fields!.Detached();

    /// <summary>The event's type, of whatever kind.</summary>
    public JsValue? Type => Find("type", Usual);

    /// <summary>The event's type when it is a string.</summary>
    public string? TypeName => (Type as JsString)?.Value;

    /// <summary>A field's value, or null when there is none.</summary>
    public JsValue? this[string name] => Find(name, null);

    /// <summary>A field's value to keep, unless it is absent or null.</summary>
    public JsValue Or(string name, JsValue otherwise)
    {
        var value = Find(name, otherwise);
        return ReferenceEquals(value, otherwise) || value is null or JsNull ? otherwise : value.Detached();
    }

    private JsValue? Find(string name, JsValue? known) => _fields?.Find(name, known);
}
