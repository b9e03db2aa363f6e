namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, never <c>undefined</c>.</param>
public readonly record struct JsProperty(JsString Name, JsValue Value);

/// <summary>
/// An object: its properties in JavaScript's order. One that was read from JSON is taken apart when somebody looks.
/// </summary>
public sealed class JsObject : JsValue
{
    private readonly JsonSlice _source;
    private readonly PropertySlots? _slots;
    private bool _isRendered;
    private PropertyTable? _table;

    private JsObject(PropertyTable table) => _table = table;

    private JsObject(JsonSlice source, PropertySlots? slots, bool isRendered = false) =>
        (_source, _slots, _isRendered) = (source, slots, isRendered);

    /// <summary>The object without properties.</summary>
    public static JsObject Empty { get; } = new(PropertyTable.Empty);

    /// <summary>Its properties, in order.</summary>
    public IReadOnlyList<JsProperty> Properties => Table.Span.ToArray();

    internal bool HasSlots => _slots is not null;

    internal PropertyTable Table => _table ??= ((JsObject)JsonParser.ParseChecked(_source)).Table;

    /// <summary>The value of a property, or null when there is none of that name.</summary>
    public JsValue? this[string name] => this[StringText.Encode(name)];

    /// <summary>The value of a property by its name as <c>JSON.stringify</c> writes it.</summary>
    internal JsValue? this[ReadOnlySpan<byte> name] =>
        _table is null && _slots is not null ? _slots.Find(_source.Buffer, name, _isRendered) : Table.Find(name);

    /// <summary>
    /// The value of a property by its name, all of it letters; <paramref name="known"/> itself when it is that string.
    /// </summary>
    internal JsValue? Find(string name, JsValue? known) =>
        _table is null && _slots is not null
            ? _slots.Find(_source.Buffer, name, known, _isRendered)
            : this[name];

    /// <summary>An object of these properties: the last of two equal names wins, in the first one's place.</summary>
    public static JsObject Of(params ReadOnlySpan<JsProperty> properties)
    {
        var table = new PropertyTable(properties.Length);
        foreach (var property in properties)
            table.Set(property.Name, property.Value);
        return Of(table);
    }

    /// <summary>This object with a property set: in its old place, or after all others.</summary>
    public JsObject With(JsString name, JsValue value) => Of([.. Table.Span, new JsProperty(name, value)]);

    /// <summary>This object without a property.</summary>
    public JsObject Without(JsString name) =>
        this[name.Body] is null ? this : Of([.. Properties.Where(property => !property.Name.Equals(name))]);

    /// <summary>An object by its table, which nobody changes from here on.</summary>
    internal static JsObject Of(PropertyTable table) => new(table.Ordered());

    /// <summary>
    /// An object by its text, which is known to be JSON, and where in it its properties are, if that is known.
    /// </summary>
    internal static JsObject Lazy(JsonSlice source, PropertySlots? slots = null, bool isRendered = false) =>
        new(source, slots, isRendered);

    /// <summary>
    /// This object, which nobody else has yet, to be written as the text it was read from when <c>JSON.stringify</c>
    /// writes that: then nothing of it has to be made.
    /// </summary>
    internal JsObject AsRead()
    {
        _isRendered |= !_source.IsEmpty && CanonicalText.Is(_source.Span);
        return this;
    }

    /// <summary>The object that <c>JSON.stringify</c> shows of this one, as text and nothing else.</summary>
    internal JsObject Rendered() =>
        _isRendered ? this : new JsObject(JsonSlice.Of(ToJson()), null, isRendered: true);

    internal override void WriteTo(JsonWriter writer)
    {
        if (_isRendered)
        {
            writer.Raw(_source.Span);
            return;
        }

        writer.Byte((byte)'{');
        var first = true;
        foreach (var property in Table.Span)
        {
            writer.Separator(ref first);
            property.Name.WriteTo(writer);
            writer.Byte((byte)':');
            property.Value.WriteTo(writer);
        }

        writer.Byte((byte)'}');
    }

    internal override JsValue Detached() =>
        _source.IsDetached && _slots is null ? this : new JsObject(_source.Detached(), null, _isRendered);
}
