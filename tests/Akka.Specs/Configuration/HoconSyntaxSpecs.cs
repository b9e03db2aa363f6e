using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Specs.Configuration;

public sealed class HoconSyntaxSpecs
{
    [Theory]
    [InlineData("a { b { c = x } }")]
    [InlineData("a.b.c = x")]
    [InlineData("a.b { c : x }")]
    [InlineData("{ a : { b : { c : x } } }")]
    [InlineData("""{ "a": { "b": { "c": "x" } } }""")]
    [InlineData("a = { b = { c = \"x\" } }")]
    [InlineData("a.b.c = old\na.b.c = x")]
    [InlineData("a.b.d = 1\na { b.c = x }")]
    [InlineData("# a comment\na.b.c = x # another\n")]
    [InlineData("// a comment\na.b.c = x // another\n")]
    [InlineData("x = 1, a.b.c = x, y = 2")]
    [InlineData("from = x\na.b.c = ${from}")]
    [InlineData("a.b.c = ${to}\nto = x")]
    public void A_value_can_be_written_in_many_ways(string hocon) =>
        Assert.Equal("x", ConfigurationFactory.ParseString(hocon).GetString("a.b.c"));

    [Fact]
    public void A_key_with_dots_is_quoted()
    {
        var config = ConfigurationFactory.ParseString("a { \"b.c\" { d = 1 } }");

        Assert.Equal(1, config.GetInt("a.\"b.c\".d"));
        Assert.False(config.HasPath("a.b.c.d"));
    }

    [Theory]
    [InlineData("a b  c", "a b  c")]
    [InlineData("\"a\" b", "a b")]
    [InlineData("\"say \\\"hello\\\"\\n\\u0041\"", "say \"hello\"\nA")]
    [InlineData("\"\"\"C:\\a \"b\" \"\"\"", "C:\\a \"b\"")]
    [InlineData("\"  blanks  \"", "blanks")]
    public void Pieces_of_text_are_one_text_without_blanks_around_it(string written, string read) =>
        Assert.Equal(read, ConfigurationFactory.ParseString($"a = {written}\nb = 1").GetString("a"));

    [Fact]
    public void An_address_without_quotation_marks_is_an_error() =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a = akka://system/user"));

    [Fact]
    public void A_text_in_three_quotation_marks_keeps_its_lines()
    {
        var config = ConfigurationFactory.ParseString("a = \"\"\"one\ntwo\"\"\"");

        Assert.Equal("one\ntwo", config.GetString("a"));
    }

    [Fact]
    public void A_substitution_is_text_an_array_or_an_object()
    {
        var config = ConfigurationFactory.ParseString("""
            home = "/home"
            path = ${home}/akka
            some = [1, 2]
            more = ${some} [3]
            base { x = 1, y = 2 }
            copy = ${base}
            """);

        Assert.Equal("/home/akka", config.GetString("path"));
        Assert.Equal([1, 2, 3], config.GetIntList("more"));
        Assert.Equal(2, config.GetInt("copy.y"));
    }

    [Fact]
    public void A_substitution_of_nothing_is_an_error() =>
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = ${nowhere}"));

    [Fact]
    public void A_later_object_is_merged_and_anything_else_replaces()
    {
        var config = ConfigurationFactory.ParseString("""
            merged { x = 1, y = 1 }
            merged { y = 2 }
            replaced { x = 1 }
            replaced = text
            listed = [1, 2]
            listed = [3]
            """);

        Assert.Equal(1, config.GetInt("merged.x"));
        Assert.Equal(2, config.GetInt("merged.y"));
        Assert.Equal("text", config.GetString("replaced"));
        Assert.False(config.HasPath("replaced.x"));
        Assert.Equal([3], config.GetIntList("listed"));
    }

    [Fact]
    public void An_array_spans_lines_and_holds_objects()
    {
        var config = ConfigurationFactory.ParseString("""
            a = [
              { name = x }   # the first
              { name = y },
              z,
            ]
            """);

        var values = config.GetValue("a").GetArray();

        Assert.Equal(["x", "y"], values.Take(2).Select(value => value.GetObject().GetKey("name").GetString()));
        Assert.Equal("z", values[2].GetString());
        Assert.Equal(3, values.Count);
    }

    [Fact]
    public void An_include_without_a_callback_is_an_error() =>
        Assert.ThrowsAny<Exception>(() => ConfigurationFactory.ParseString("include \"other.conf\""));

    [Fact]
    public void An_include_is_what_its_callback_answers()
    {
        var config = ConfigurationFactory.ParseString(
            "a { include \"other.conf\" }",
            name => new HoconRoot(ConfigurationFactory.ParseString($"from = \"{name}\"").Root));

        Assert.Equal("other.conf", config.GetString("a.from"));
    }

    [Theory]
    [InlineData("a = 1,, b = 2")]
    [InlineData("a = \"\\q\"")]
    [InlineData("a {\n^ = 1\n}")]
    public void What_is_no_HOCON_is_an_error(string hocon) =>
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(hocon));
}
