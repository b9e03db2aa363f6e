namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>A number: any double, NaN and the infinities included, although JSON writes those as <c>null</c>.</summary>
public sealed class JsNumber : JsValue
{
    private const int SmallMax = 64;
    private static readonly JsNumber[] Small = CreateSmall();

    private JsNumber(double value) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>The number as a value.</summary>
    public static JsNumber Of(double value) =>
        value is >= 0 and <= SmallMax && Small[(int)value] is var small && IsSame(small.Value, value)
            ? small
            : new JsNumber(value);

    /// <inheritdoc/>
    public override string ToString() => double.IsFinite(Value) ? NumberText.ToText(Value) : base.ToString();

    internal override void WriteTo(JsonWriter writer) => writer.Number(Value);

    private static JsNumber[] CreateSmall()
    {
        var small = new JsNumber[SmallMax + 1];
        for (var i = 0; i < small.Length; i++)
            small[i] = new JsNumber(i);
        return small;
    }

    // -0 is not 0 here: it only prints like it.
    private static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
