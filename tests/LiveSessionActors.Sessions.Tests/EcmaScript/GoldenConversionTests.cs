using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Tests.Golden;

namespace LiveSessionActors.Sessions.Tests.EcmaScript;

/// <summary>Conversions and texts against what Node makes of them.</summary>
public sealed class GoldenConversionTests
{
    [Fact]
    public void Numbers_are_written_as_Node_writes_them() => ForEach("doubles", row =>
    {
        var number = Bits(row.GetProperty("bits"));
        Assert.Equal(Text(row, "text"), NumberText.ToText(number));
        Assert.Equal(Text(row, "json"), JsNumber.Of(number).ToString());
    });

    [Fact]
    public void Numbers_are_read_as_Node_reads_them() => ForEach("readable", row =>
        AssertSame(Bits(row.GetProperty("bits")), Assert.IsType<JsNumber>(Read(Text(row, "source"))).Value));

    [Fact]
    public void Values_are_written_as_Node_writes_them() => ForEach("values", row =>
    {
        var compact = Read(Text(row, "source")).ToJson();
        Assert.Equal(Text(row, "json"), Encoding.UTF8.GetString(compact));
        Assert.Equal(Text(row, "indented"), Encoding.UTF8.GetString(JsonIndenter.Indent(compact, default).ToArray()));
    });

    [Fact]
    public void Values_are_true_or_false_as_in_Node() => ForEach("values", row =>
        Assert.Equal(row.GetProperty("truthy").GetBoolean(), Coercion.IsTruthy(Read(Text(row, "source")))));

    [Fact]
    public void Values_are_spread_as_in_Node() => ForEach("values", row =>
        Assert.Equal(Text(row, "spread"), Coercion.Spread(Read(Text(row, "source"))).ToString()));

    [Fact]
    public void Values_become_numbers_as_in_Node() => ForEach("values", row =>
    {
        var value = Read(Text(row, "source"));
        if (Text(row, "number") == "TypeError")
            Assert.Throws<JsTypeErrorException>(() => Coercion.ToNumber(value));
        else
            AssertSame(Bits(row.GetProperty("number")), Coercion.ToNumber(value));
    });

    [Fact]
    public void Values_compare_as_in_Node() => ForEach("comparisons", row =>
    {
        var (left, right) = (Read(Text(row, "left")), Read(Text(row, "right")));
        if (Text(row, "result") == "TypeError")
            Assert.Throws<JsTypeErrorException>(() => Coercion.IsGreaterOrEqual(left, right));
        else
            Assert.Equal(Text(row, "result") == "true", Coercion.IsGreaterOrEqual(left, right));
    });

    [Fact]
    public void Texts_are_accepted_and_refused_as_in_Node() => ForEach("texts", row =>
    {
        // A file is decoded before it is parsed, so that what is no UTF-8 is U+FFFD.
        var value = JsonParser.Parse(WellFormed(row.GetProperty("bytes").GetBytesFromBase64()), 64, out _);
        Assert.Equal(Text(row, "json"), value?.ToString() ?? "SyntaxError");
    });

    private static byte[] WellFormed(byte[] bytes) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));

    private static JsValue Read(string json) =>
        JsonParser.Parse(Encoding.UTF8.GetBytes(json), 64, out var problem)
        ?? throw new ArgumentException(problem.Sentence, nameof(json));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static double Bits(JsonElement bits) => BitConverter.UInt64BitsToDouble(
        ulong.Parse(bits.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static void AssertSame(double expected, double actual) =>
        Assert.True(
            double.IsNaN(expected)
                ? double.IsNaN(actual)
                : expected.Equals(actual) && double.IsNegative(expected) == double.IsNegative(actual),
            $"{expected:R} is {actual:R} here.");

    private static void ForEach(string file, Action<JsonElement> check)
    {
        var rows = 0;
        foreach (var line in GoldenScripts.Lines($"{file}.jsonl.gz"))
        {
            using var row = JsonDocument.Parse(line);
            try
            {
                check(row.RootElement);
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException(line, failure);
            }

            rows++;
        }

        Assert.InRange(rows, 100, int.MaxValue);
    }
}
