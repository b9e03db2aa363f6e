using System.Text;

namespace LiveSessionActors.Sessions.Tests;

public sealed class JournalLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\v\f")]
    [InlineData("\u00a0\ufeff\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000")]
    public void A_line_of_white_space_is_blank(string text)
    {
        var line = Some.Line(text, 7);
        Assert.Null(line.Entry);
        Assert.Null(line.Problem);
        Assert.Equal(7, line.Number);
        Assert.True(line.Terminated);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"x\"")]
    [InlineData("true")]
    public void JSON_that_is_no_object_is_no_entry(string text) =>
        Assert.Equal("entry is not object", Some.Line(text).Problem);

    [Theory]
    [InlineData("{not json}")]
    [InlineData("\u0085")]
    [InlineData("\u200b")]
    [InlineData("\ufeff{}")]
    [InlineData("\0")]
    [InlineData("{}{}")]
    [InlineData("{\"seq\":1")]
    [InlineData("[")]
    public void What_is_no_JSON_has_a_problem_in_words(string text)
    {
        var line = Some.Line(text);
        Assert.Null(line.Entry);
        Assert.Contains(" was expected, at byte ", line.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_keeps_its_text_as_it_is()
    {
        const string Text = """ { "seq" : 1.0, "event" : {"b":1,"a":"\u0041","1":2} } """;
        Assert.Equal(Text, Encoding.UTF8.GetString(Some.Line(Text).Entry!.Text.Span));
    }

    [Fact]
    public void An_entry_does_not_change_with_the_buffer_it_was_read_from()
    {
        var buffer = Encoding.UTF8.GetBytes("""{"seq":1,"event":{"type":"checkpoint","phase":"cycling-on"}}""");
        var line = JournalLine.Read(buffer, 1, true);
        Array.Fill(buffer, (byte)' ');
        Assert.Equal("""{"type":"checkpoint","phase":"cycling-on"}""", line.Entry!.Event.ToString());
    }

    [Theory]
    [InlineData("""{"seq":1,"event":{"type":"x"}}""", 1.0)]
    [InlineData("""{"seq":1.0e1,"event":{"type":"x"}}""", 10.0)]
    [InlineData("""{"seq":-3,"event":{"type":"x"}}""", -3.0)]
    [InlineData("""{"seq":1,"seq":2}""", 2.0)]
    [InlineData("""{"\u0073eq":4}""", 4.0)]
    [InlineData("""{"seq":1.5}""", null)]
    [InlineData("""{"seq":"1"}""", null)]
    [InlineData("""{"seq":1e400}""", null)]
    [InlineData("""{"event":{"seq":1}}""", null)]
    [InlineData("[]", null)]
    public void The_sequence_number_is_an_integer_of_the_entry_itself(string text, double? seq) =>
        Assert.Equal(seq, Some.Line(text).Entry!.Seq);

    [Theory]
    [InlineData("""{"seq":1,"event":{"type":"x"}}""", """{"type":"x"}""")]
    [InlineData("""{"seq":1,"event":null,"type":"x"}""", """{"seq":1,"event":null,"type":"x"}""")]
    [InlineData("""{"seq":1,"event":0}""", """{"seq":1,"event":0}""")]
    [InlineData("""{"seq":1,"event":""}""", """{"seq":1,"event":""}""")]
    [InlineData("""{"seq":1,"event":"text"}""", "\"text\"")]
    [InlineData("""{"event":{"a":1},"event":[]}""", "[]")]
    [InlineData("[1]", "[1]")]
    public void The_event_is_the_entry_itself_when_it_holds_none(string text, string @event) =>
        Assert.Equal(@event, Some.Line(text).Entry!.Event.ToString());

    [Theory]
    [InlineData("""{"seq":1,"event":{"type":"x"},"key":"k1"}""", "k1")]
    [InlineData("""{"seq":1,"event":{"type":"x"},"key":7}""", null)]
    [InlineData("""{"seq":1,"event":{"type":"x"},"key":""}""", null)]
    [InlineData("""{"seq":1,"type":"x","key":"the event's own"}""", null)]
    public void The_idempotency_key_is_a_field_of_the_envelope(string text, string? key) =>
        Assert.Equal(key, Some.Line(text).Entry!.IdempotencyKey);

    [Fact]
    public void A_line_of_the_greatest_depth_is_read_and_rendered()
    {
        var nested = Nested(JournalLine.DepthMax - 2);
        var state = Some.After("{\"seq\":1,\"event\":{\"type\":\"generate\",\"a\":" + nested + "}}");
        Assert.Contains(nested, Some.Json(state), StringComparison.Ordinal);
        Assert.NotEmpty(state.Snapshot.ToFile());
    }

    [Theory]
    [InlineData(JournalLine.DepthMax + 1)]
    [InlineData(1_000_000)]
    public void A_line_that_is_nested_deeper_has_a_problem(int depth)
    {
        const string Problem = "nested deeper than 1000 levels";
        Assert.StartsWith(Problem, Some.Line(Nested(depth)).Problem, StringComparison.Ordinal);
        Assert.StartsWith(Problem, Some.Line(new string('[', depth)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_was_too_long_says_how_long_it_is()
    {
        var line = JournalLine.TooLong(3, 12_345_678, terminated: false);
        Assert.Equal("the line is 12345678 bytes long, which is more than is read", line.Problem);
        Assert.Equal((3, false), (line.Number, line.Terminated));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
