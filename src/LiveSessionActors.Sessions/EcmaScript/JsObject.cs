using System.Runtime.InteropServices;
using System.Text;

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
    private readonly ReadOnlyMemory<byte> _source;
    private PropertyTable? _table;

    private JsObject(PropertyTable table, ReadOnlyMemory<byte> source) => (_table, _source) = (table, source);

    private JsObject(ReadOnlyMemory<byte> source) => _source = source;

    /// <summary>The object without properties.</summary>
    public static JsObject Empty { get; } = new(PropertyTable.Empty, default);

    /// <summary>Its properties, in order.</summary>
    public IReadOnlyList<JsProperty> Properties => Table.ToArray();

    internal PropertyTable Table => _table ??= ((JsObject)JsonParser.ParseChecked(_source)).Table;

    /// <summary>The value of a property, or null when there is none of that name.</summary>
    public JsValue? this[string name] => this[Encoding.UTF8.GetBytes(name)];

    /// <summary>The value of a property whose name needs no escape in JSON.</summary>
    internal JsValue? this[ReadOnlySpan<byte> name] => Table.Find(name);

    /// <summary>An object of these properties: the last of two equal names wins, in the first one's place.</summary>
    public static JsObject Of(params ReadOnlySpan<JsProperty> properties)
    {
        var table = new PropertyTable(properties.Length);
        foreach (var property in properties)
            table.Set(property.Name, property.Value);
        return new JsObject(table.Ordered(), default);
    }

    /// <summary>This object with a property set: in its old place, or after all others.</summary>
    public JsObject With(JsString name, JsValue value) => Of([.. Table.Span, new JsProperty(name, value)]);

    /// <summary>This object without a property.</summary>
    public JsObject Without(JsString name)
    {
        var kept = Table.ToArray().Where(property => !property.Name.Equals(name)).ToArray();
        return kept.Length == Table.Count ? this : Of(kept);
    }

    /// <summary>An object by its table, which nobody changes from here on.</summary>
    internal static JsObject Owning(PropertyTable table) => new(table.Ordered(), default);

    /// <summary>An object by its text, which is known to be JSON.</summary>
    internal static JsObject Lazy(ReadOnlyMemory<byte> source) => new(source);

    internal override void WriteTo(JsonWriter writer)
    {
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
        _source.IsEmpty || (MemoryMarshal.TryGetArray(_source, out var whole) && whole.Count == whole.Array!.Length)
            ? this
            : new JsObject(_source.ToArray());
}
