using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests.EcmaScript;

public sealed class JsonTextTests
{
    [Property(MaxTest = 500)]
    public Property Values_are_written_as_the_specification_says() =>
        Prop.ForAll(Some.Values, value => Assert.Equal(SlowJson.Write(value), value.ToString()));

    [Property(MaxTest = 500)]
    public Property Values_are_indented_as_the_specification_says() => Prop.ForAll(Some.Values, value =>
        Assert.Equal(
            SlowJson.Write(value, "\n"),
            Encoding.UTF8.GetString(JsonIndenter.Indent(value.ToJson(), default).ToArray())));

    [Property(MaxTest = 500)]
    public Property What_was_written_reads_back_and_is_written_the_same() => Prop.ForAll(Some.Values, value =>
    {
        var text = value.ToJson();
        Assert.Equal(text, JsonParser.Parse(text, 1000, out _)!.ToJson());
        Assert.Equal(text, JsonParser.ParseChecked(JsonSlice.Of(text)).ToJson());
    });

    [Theory]
    [InlineData("""{"type":"checkpoint","id":"a","revision":7,"paramValues":{"tone":"x","weights":[1,-0.5,1e+21]}}""")]
    [InlineData("""{"é":"\n\"\\","":{},"a":[],"b":[null,true,false]}""")]
    [InlineData("5e-324")]
    public void What_is_written_so_is_known_as_such(string text) =>
        Assert.True(CanonicalText.Is(Encoding.UTF8.GetBytes(text)));

    [Property(MaxTest = 2000)]
    public Property What_is_known_as_written_is_written_the_same() => Prop.ForAll(Some.AlmostJson, text =>
    {
        var json = Encoding.UTF8.GetBytes(text);
        if (JsonParser.Parse(json, int.MaxValue, out _) is { } value && CanonicalText.Is(json))
            Assert.Equal(text, value.ToString());
    });

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"a":1} """)]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"0":2}""")]
    [InlineData("""{"\u0061":1}""")]
    [InlineData("""["\/"]""")]
    [InlineData("[1.0]")]
    [InlineData("[1e2]")]
    [InlineData("[-0]")]
    [InlineData("[1e400]")]
    [InlineData("[123456789012345678901234567890]")]
    public void What_is_written_otherwise_is_known_as_such(string text) =>
        Assert.False(CanonicalText.Is(Encoding.UTF8.GetBytes(text)));

    [Property(MaxTest = 1000)]
    public Property Numbers_read_back_as_what_they_were() => Prop.ForAll(Some.Doubles, number =>
        Assert.Equal(number + 0.0, ((JsNumber)JsonParser.Parse(JsNumber.Of(number).ToJson(), 1, out _)!).Value));

    [Property(MaxTest = 2000)]
    public Property Texts_are_JSON_when_the_platform_says_so() => Prop.ForAll(Some.AlmostJson, text =>
        Assert.Equal(IsJson(text), JsonParser.Parse(Encoding.UTF8.GetBytes(text), int.MaxValue, out _) is not null));

    [Property(MaxTest = 300)]
    public Property A_text_has_no_wrong_beginning_of_itself_that_is_JSON() => Prop.ForAll(Some.Values, value =>
    {
        var text = JsArray.Of(value).ToJson();
        for (var length = 0; length < text.Length; length++)
            Assert.Null(JsonParser.Parse(text[..length], 1000, out _));
    });

    [Property(MaxTest = 500)]
    public Property The_last_of_equal_names_is_found_and_written() => Prop.ForAll(
        Some.Values, Some.Values, Gen.Elements("b", "\\u0062", "b\\u0062").ToArbitrary(), (first, second, name) =>
        {
            var json = $"{{\"a\":{first},\"{name}\":{second},\"c\":1,\"a\":{second}}}";
            var looked = (JsObject)JsonParser.Parse(Encoding.UTF8.GetBytes(json), 1000, out _)!;
            var meant = name.Replace("\\u0062", "b", StringComparison.Ordinal);
            Assert.Equal(second.ToString(), looked["a"]!.ToString());
            Assert.Equal(second.ToString(), looked[meant]!.ToString());
            Assert.Null(looked["d"]);
            Assert.Equal($"{{\"a\":{second},\"{meant}\":{second},\"c\":1}}", looked.ToString());
        });

    [Property(MaxTest = 300)]
    public Property Properties_keep_their_order_but_array_indices_come_first(int[] numbers, bool[] flags)
    {
        var names = numbers.Select((number, i) => flags.ElementAtOrDefault(i) ? $"{number}" : $"n{number}").ToArray();
        var text = $"{{{string.Join(',', names.Select((name, i) => $"\"{name}\":{i}"))}}}";
        var (indices, others) = (names.Distinct().Where(IsIndex), names.Distinct().Where(name => !IsIndex(name)));
        var expected = indices.OrderBy(uint.Parse).Concat(others)
            .Select(name => $"\"{name}\":{Array.LastIndexOf(names, name)}");
        var written = JsonParser.Parse(Encoding.UTF8.GetBytes(text), 2, out _)!.ToString();
        return ($"{{{string.Join(',', expected)}}}" == written).ToProperty();
    }

    [Fact]
    public void An_object_of_very_many_properties_is_read_once_through()
    {
        var names = Enumerable.Range(0, 50_000).Select(i => $"n{i % 30_000}").ToArray();
        var text = $"{{{string.Join(',', names.Select(name => $"\"{name}\":\"{name}\""))}}}";
        var value = (JsObject)JsonParser.Parse(Encoding.UTF8.GetBytes(text), 2, out _)!;
        Assert.Equal(names.Distinct(), value.Properties.Select(property => property.Name.Value));
    }

    [Theory]
    [InlineData("[1,]", "']' stands where a value was expected, at byte 3")]
    [InlineData("{\"a\" 1}", "'1' stands where ':' was expected, at byte 5")]
    [InlineData("{a:1}", "'a' stands where a property name was expected, at byte 1")]
    [InlineData("\"abc", "the text ends where the end of the string was expected, at byte 4")]
    [InlineData("\"a\tb\"", "byte 0x09 stands where an escaped control character was expected, at byte 2")]
    [InlineData("", "the text ends where a value was expected, at byte 0")]
    [InlineData("1 2", "'2' stands where the end was expected, at byte 2")]
    public void A_fault_says_what_stands_where(string text, string problem)
    {
        Assert.Null(JsonParser.Parse(Encoding.UTF8.GetBytes(text), 64, out var found));
        Assert.Equal(new JsonProblem(problem, TooDeep: false), found);
    }

    [Theory]
    [InlineData("[[[]]]", 3, true)]
    [InlineData("[[[]]]", 2, false)]
    [InlineData("{\"a\":{\"b\":[]}}", 3, true)]
    [InlineData("{\"a\":{\"b\":[]}}", 2, false)]
    [InlineData("1", 0, true)]
    [InlineData("[]", 0, false)]
    public void Nesting_is_limited_exactly(string text, int depthMax, bool accepted)
    {
        var value = JsonParser.Parse(Encoding.UTF8.GetBytes(text), depthMax, out var problem);
        Assert.Equal(accepted, value is not null);
        Assert.Equal(!accepted, problem.TooDeep);
    }

    private static bool IsIndex(string name) =>
        uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < uint.MaxValue && index.ToString(CultureInfo.InvariantCulture) == name;

    private static bool IsJson(string text)
    {
        try
        {
            var options = new JsonReaderOptions { MaxDepth = int.MaxValue };
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), options);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
