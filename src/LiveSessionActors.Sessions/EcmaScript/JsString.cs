namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>A string of UTF-16 code units, lone surrogates included.</summary>
public sealed class JsString : JsValue, IEquatable<JsString>
{
    private readonly JsonSlice _body;
    private string? _value;

    private JsString(JsonSlice body, string? value = null) => (_body, _value) = (body, value);

    /// <summary>The string as .NET knows it.</summary>
    public string Value => _value ??= StringText.Decode(Body);

    /// <summary>
    /// What <c>JSON.stringify</c> writes between the quotes. Two strings are equal when their bodies are.
    /// </summary>
    internal ReadOnlySpan<byte> Body => _body.Span;

    /// <summary>The string as a value.</summary>
    public static JsString Of(string value) => new(JsonSlice.Of(StringText.Encode(value)), value);

    /// <inheritdoc/>
    public bool Equals(JsString? other) =>
        ReferenceEquals(this, other) || (other is not null && Body.SequenceEqual(other.Body));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsString);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Body);
        return hash.ToHashCode();
    }

    /// <summary>A string whose body is written as <c>JSON.stringify</c> does already.</summary>
    internal static JsString OfBody(JsonSlice body) => KnownStrings.Find(body.Span) ?? new JsString(body);

    internal override void WriteTo(JsonWriter writer) => writer.QuotedBody(Body);

    internal override JsValue Detached() => _body.IsDetached ? this : new JsString(_body.Detached(), _value);
}
