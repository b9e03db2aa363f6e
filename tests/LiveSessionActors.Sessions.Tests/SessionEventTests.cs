using System.Text;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionEventTests
{
    [Theory]
    [InlineData("", RefusalCode.InvalidJson)]
    [InlineData("{", RefusalCode.InvalidJson)]
    [InlineData("{}{}", RefusalCode.InvalidJson)]
    [InlineData("\ufeff{}", RefusalCode.InvalidJson)]
    [InlineData("null", RefusalCode.EventObjectRequired)]
    [InlineData("5", RefusalCode.EventObjectRequired)]
    [InlineData("\"x\"", RefusalCode.EventObjectRequired)]
    [InlineData("[]", RefusalCode.EventIdRequired)]
    [InlineData("{}", RefusalCode.EventIdRequired)]
    [InlineData("""{"id":"","type":7}""", RefusalCode.EventIdRequired)]
    [InlineData("""{"id":7,"type":"x"}""", RefusalCode.EventIdRequired)]
    [InlineData("""{"id":{},"type":"x"}""", RefusalCode.EventIdRequired)]
    [InlineData("""{"id":"a/b"}""", RefusalCode.EventTypeRequired)]
    [InlineData("""{"id":"a","type":""}""", RefusalCode.EventTypeRequired)]
    [InlineData("""{"id":"a","type":["x"]}""", RefusalCode.EventTypeRequired)]
    [InlineData("""{"id":"a/b","type":"x"}""", RefusalCode.InvalidSessionId)]
    [InlineData("""{"id":"é","type":"x"}""", RefusalCode.InvalidSessionId)]
    [InlineData("""{"id":"../up","type":"checkpoint","revision":{"toString":1}}""", RefusalCode.InvalidSessionId)]
    [InlineData("""{"id":"a","type":"checkpoint","revision":{"toString":1}}""", RefusalCode.EventNotComputable)]
    [InlineData("""{"id":"a","type":"checkpoint","revision":[[{"toString":null}]]}""", RefusalCode.EventNotComputable)]
    [InlineData("""{"id":"a","type":"accept","variantId":{"toString":1}}""", RefusalCode.EventNotComputable)]
    [InlineData("""{"id":"a","type":"accept_intent","variantId":{"toString":1}}""", RefusalCode.EventNotComputable)]
    public void What_is_no_event_is_refused_by_the_first_thing_that_is_wrong(string json, string code)
    {
        var refusal = Refused(json);
        Assert.Equal(code, refusal.Code);
        Assert.NotNull(refusal.Hint);
    }

    [Theory]
    [InlineData("5", "event object required")]
    [InlineData("{}", "event id required")]
    [InlineData("""{"id":"a"}""", "event type required")]
    [InlineData("""{"id":"a b","type":"x"}""", "invalid session id: a b")]
    [InlineData(
        """{"id":"a","type":"checkpoint","revision":{"toString":1}}""", "Cannot convert object to primitive value")]
    public void A_refusal_speaks_in_the_words_of_the_reference(string json, string sentence) =>
        Assert.Equal(sentence, Refused(json).Detail);

    [Theory]
    [InlineData("""{"id":"a","type":"checkpoint","revision":{"valueOf":1}}""")]
    [InlineData("""{"id":"a","type":"accept","revision":{"toString":1}}""")]
    [InlineData("""{"id":"a","type":"other","variantId":{"toString":1}}""")]
    [InlineData("""{"id":"a","type":"checkpoint","revision":1e400}""")]
    public void What_can_be_computed_with_is_accepted(string json) => Assert.Equal("a", Some.Event(json).Session.Value);

    [Fact]
    public void A_token_is_left_out_and_nothing_else_is()
    {
        var @event = Some.Event("""{"b":1,"token":"t","id":"a","x":{"token":"kept"},"type":"generate"}""");

        Assert.Equal(
            """{"b":1,"id":"a","x":{"token":"kept"},"type":"generate"}""",
            Encoding.UTF8.GetString(@event.WithoutToken().Fields.ToJson()));
        Assert.Equal(("a", "generate"), (@event.WithoutToken().Session.Value, @event.WithoutToken().Type));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_JSON()
    {
        byte[] json = [.. "{\"id\":\"a\",\"type\":\""u8, 0xFF, .. "\"}"u8];
        var refused = Assert.Throws<SessionException>(() => SessionEvent.Parse(json, null, 64));
        Assert.Equal(RefusalCode.InvalidJson, refused.Refusal.Code);
    }

    [Theory]
    [InlineData("""{"type":"x","a":1}""", """{"type":"x","a":1,"id":"named"}""")]
    [InlineData("""{"id":null,"type":"x"}""", """{"id":"named","type":"x"}""")]
    [InlineData("""{"id":"","type":"x"}""", """{"id":"named","type":"x"}""")]
    [InlineData("""{"type":"x","id":"own","a":1}""", """{"type":"x","id":"own","a":1}""")]
    [InlineData("""{"type":"x","7":1,"id":"own"}""", """{"7":1,"type":"x","id":"own"}""")]
    public void An_event_without_an_id_gets_the_one_it_was_sent_to(string json, string fields) =>
        Assert.Equal(fields, SessionEvent.Parse(Encoding.UTF8.GetBytes(json), "named", 64).Fields.ToString());

    [Fact]
    public void A_wrong_id_it_was_sent_to_is_refused_like_its_own() => Assert.Equal(
        "invalid session id: a/b",
        Assert.Throws<SessionException>(() => SessionEvent.Parse("""{"type":"x"}"""u8.ToArray(), "a/b", 64)).Message);

    [Fact]
    public void Nesting_deeper_than_the_limit_is_refused_and_says_the_limit()
    {
        Assert.Equal("a", SessionEvent.Parse("""{"id":"a","type":"x","n":[[]]}"""u8.ToArray(), null, 3).Session.Value);
        var tooDeep = """{"id":"a","type":"x","n":[[[]]]}"""u8.ToArray();
        var refusal = Assert.Throws<SessionException>(() => SessionEvent.Parse(tooDeep, null, 3)).Refusal;
        Assert.Equal(
            (RefusalCode.TooDeep, "what was sent is nested deeper than 3 levels"), (refusal.Code, refusal.Detail));
    }

    [Fact]
    public void An_event_is_never_accepted_so_deep_that_its_line_would_not_be_read()
    {
        static byte[] Deep(int depth) => Encoding.UTF8.GetBytes(
            $$"""{"id":"s1","type":"x","n":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""");
        var @event = SessionEvent.Parse(Deep(JournalLine.DepthMax - 1), null, int.MaxValue);
        var entry = JournalEntry.Create(1, @event, Some.Now);
        Assert.Null(JournalLine.Read(entry.Text.Span, 1, true).Problem);
        Assert.Throws<SessionException>(() => SessionEvent.Parse(Deep(JournalLine.DepthMax), null, int.MaxValue));
    }

    [Fact]
    public void An_event_does_not_change_with_the_buffer_it_was_read_from()
    {
        var buffer = """{"id":"a","type":"some_other_type","text":"a text of its own"}"""u8.ToArray();
        var @event = SessionEvent.Parse(buffer, null, 64);
        Array.Fill(buffer, (byte)' ');
        Assert.Equal("""{"id":"a","type":"some_other_type","text":"a text of its own"}""", @event.Fields.ToString());
    }

    private static Refusal Refused(string json) => Assert.Throws<SessionException>(() => Some.Event(json)).Refusal;
}
