namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>An array. One that was read from JSON is taken apart when somebody looks.</summary>
public sealed class JsArray : JsValue
{
    private readonly JsonSlice _source;
    private JsValue[]? _elements;

    private JsArray(JsValue[] elements) => _elements = elements;

    private JsArray(JsonSlice source) => _source = source;

    /// <summary>The elements.</summary>
    public IReadOnlyList<JsValue> Items => Elements;

    internal JsValue[] Elements => _elements ??= ((JsArray)JsonParser.ParseChecked(_source)).Elements;

    /// <summary>An array of these elements.</summary>
    public static JsArray Of(params ReadOnlySpan<JsValue> elements) => new(elements.ToArray());

    /// <summary>An array by its text, which is known to be JSON.</summary>
    internal static JsArray Lazy(JsonSlice source) => new(source);

    internal override void WriteTo(JsonWriter writer)
    {
        writer.Byte((byte)'[');
        var first = true;
        foreach (var element in Elements)
        {
            writer.Separator(ref first);
            element.WriteTo(writer);
        }

        writer.Byte((byte)']');
    }

    internal override JsValue Detached() => _source.IsDetached ? this : new JsArray(_source.Detached());
}
