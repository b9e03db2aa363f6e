using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests;

/// <summary>Arbitrary values for properties, and the usual ones for examples.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    public static readonly SessionId Session = SessionId.Parse("s1");

    private static readonly string[] Names =
    [
        "id", "type", "0", "1", "10", "01", "4294967294", "4294967295",
        "__proto__", "toString", "a\"b", "é", "\ud800", "",
    ];

    private static readonly string[] Types =
    [
        "generate", "variants_ready", "checkpoint", "accept", "discard", "discarded", "complete", "agent_error",
        "other",
    ];

    private static readonly string[] EventNames =
    [
        "revision", "phase", "owner", "paramValues", "variantId", "visibleVariant", "count", "screenshotPath",
        "carbonize",
        "file", "message", "token", "arrivedVariants",
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"seq\":", "\"event\":", "{\"type\":\"checkpoint\"", "\"revision\":",
        "1", "-", "e5", "0.5", "null", "true", "\"ts\":\"t\"", "\"type\":\"generate\"", "\"paramValues\":", " ", "\t",
        "\u00a0", "\0", "\ufeff", "\\u0", "😀",
    ];

    public static Arbitrary<double> Doubles { get; } =
        ArbMap.Default.GeneratorFor<long>().Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite).ToArbitrary();

    public static Arbitrary<JsValue> Values { get; } = Gen.Sized(ValueOf).ToArbitrary();

    /// <summary>Texts that begin well and go wrong, or not.</summary>
    public static Arbitrary<string> AlmostJson { get; } =
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>Bytes of lines, some of them entries.</summary>
    public static Arbitrary<byte[]> LineBytes { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        AlmostJson.Generator.Select(Encoding.UTF8.GetBytes),
        Gen.Sized(size => ObjectOf(size, ["seq", "ts", "event", "key", "type"])).Select(value => value.ToJson()),
        EventGenerator.Select(value => JsObject.Of(Property("seq", JsNumber.Of(3)), Property("event", value)).ToJson()))
        .ToArbitrary();

    /// <summary>Events of known types with arbitrary fields.</summary>
    public static Arbitrary<JsObject> Events => EventGenerator.ToArbitrary();

    private static Gen<JsObject> EventGenerator =>
        from type in Gen.Elements(Types)
        from fields in Gen.Sized(size => ObjectOf(size, EventNames))
        select fields.With(JsString.Of("id"), JsString.Of("s1")).With(JsString.Of("type"), JsString.Of(type));

    public static JsProperty Property(string name, JsValue value) => new(JsString.Of(name), value);

    public static SessionEvent Event(string json) => SessionEvent.Parse(Encoding.UTF8.GetBytes(json), null, 64);

    public static JournalLine Line(string text, int number = 1) =>
        JournalLine.Read(Encoding.UTF8.GetBytes(text), number, true);

    /// <summary>A session after these lines, numbered from 1.</summary>
    public static SessionState After(params string[] lines) =>
        lines.Select((line, index) => Line(line, index + 1))
            .Aggregate(SessionState.Empty(Session), (state, line) => state.Apply(line, Now));

    public static string Json(SessionState state) => Encoding.UTF8.GetString(state.Snapshot.Json.Span);

    private static Gen<JsValue> ValueOf(int size) => size < 2
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, ValueOf(size / 3).ArrayOf().Select(JsValue (items) => JsArray.Of(items))),
            (1, ObjectOf(size, Names).Select(JsValue (value) => value)));

    private static Gen<JsObject> ObjectOf(int size, string[] names) =>
        Gen.Elements(names).Zip(ValueOf(size / 3), (name, value) => Property(name, value)).ArrayOf()
            .Select(properties => JsObject.Of(properties));

    private static Gen<JsValue> Scalar { get; } = Gen.OneOf(
        Gen.Elements<JsValue>(JsNull.Instance, JsBoolean.True, JsBoolean.False),
        Doubles.Generator.Select(JsValue (number) => JsNumber.Of(number)),
        Gen.Choose(-100, 100).Select(JsValue (number) => JsNumber.Of(number / 4.0)),
        ArbMap.Default.GeneratorFor<string>().Select(JsValue (text) => JsString.Of(text ?? "")),
        Gen.Choose(0, 0xFFFF).Select(unit => (char)unit).ArrayOf()
            .Select(JsValue (units) => JsString.Of(new string(units))));

    /// <summary>A state as a recovery point holds it, if it can.</summary>
    public static byte[]? StateText(SessionState state, DateTimeOffset now)
    {
        using var text = SessionStateText.Lend(state, now);
        return text?.Memory.ToArray();
    }
}
