using System.Text.Unicode;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// A value as JSON and the reducer know them, immutable. JavaScript's <c>undefined</c> is C#'s <c>null</c>.
/// </summary>
public abstract class JsValue
{
    private protected JsValue()
    {
    }

    /// <summary>Reads one value from JSON in UTF-8, which is copied.</summary>
    /// <exception cref="SessionException">
    /// <see cref="RefusalCode.InvalidJson"/>, or <see cref="RefusalCode.TooDeep"/>.
    /// </exception>
    public static JsValue Parse(ReadOnlyMemory<byte> json, int depthMax)
    {
        if (!Utf8.IsValid(json.Span))
            throw new SessionException(Refusal.InvalidJson("it is no UTF-8"));
        return JsonParser.Parse(json.ToArray(), depthMax, out var problem)
            ?? throw new SessionException(
                problem.TooDeep ? Refusal.TooDeep(depthMax) : Refusal.InvalidJson(problem.Sentence));
    }

    /// <summary>The value as <c>JSON.stringify</c> writes it, UTF-8.</summary>
    public byte[] ToJson()
    {
        var writer = new JsonWriter();
        WriteTo(writer);
        return writer.ToArray();
    }

    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(ToJson());

    internal abstract void WriteTo(JsonWriter writer);

    /// <summary>The same value, holding no more of the text it was read from than it needs.</summary>
    internal virtual JsValue Detached() => this;
}

/// <summary>JavaScript's <c>null</c>.</summary>
public sealed class JsNull : JsValue
{
    private JsNull()
    {
    }

    /// <summary>The only one.</summary>
    public static JsNull Instance { get; } = new();

    internal override void WriteTo(JsonWriter writer) => writer.Raw("null"u8);
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class JsBoolean : JsValue
{
    private JsBoolean(bool value) => Value = value;

    /// <summary>The one that is true.</summary>
    public static JsBoolean True { get; } = new(true);

    /// <summary>The one that is false.</summary>
    public static JsBoolean False { get; } = new(false);

    /// <summary>Which it is.</summary>
    public bool Value { get; }

    internal override void WriteTo(JsonWriter writer) => writer.Raw(Value ? "true"u8 : "false"u8);
}
