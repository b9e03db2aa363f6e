using System.Runtime.InteropServices;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>An array. One that was read from JSON is taken apart when somebody looks.</summary>
public sealed class JsArray : JsValue
{
    private readonly ReadOnlyMemory<byte> _source;
    private JsValue[]? _items;

    private JsArray(JsValue[] items) => _items = items;

    private JsArray(ReadOnlyMemory<byte> source) => _source = source;

    /// <summary>The elements.</summary>
    public IReadOnlyList<JsValue> Items => Elements;

    internal JsValue[] Elements => _items ??= ((JsArray)JsonParser.ParseChecked(_source)).Elements;

    /// <summary>An array of these elements.</summary>
    public static JsArray Of(params JsValue[] items) => new([.. items]);

    /// <summary>An array that nobody else changes from here on.</summary>
    internal static JsArray Owning(JsValue[] items) => new(items);

    /// <summary>An array by its text, which is known to be JSON.</summary>
    internal static JsArray Lazy(ReadOnlyMemory<byte> source) => new(source);

    internal override void WriteTo(JsonWriter writer)
    {
        writer.Byte((byte)'[');
        var first = true;
        foreach (var item in Elements)
        {
            writer.Separator(ref first);
            item.WriteTo(writer);
        }

        writer.Byte((byte)']');
    }

    internal override JsValue Detached() =>
        _source.IsEmpty || (MemoryMarshal.TryGetArray(_source, out var whole) && whole.Count == whole.Array!.Length)
            ? this
            : new JsArray(_source.ToArray());
}
