using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionStateTextTests
{
    [Property(MaxTest = 2000)]
    public Property A_state_that_is_read_back_goes_on_like_the_one_that_was_written() => Prop.ForAll(
        Some.LineBytes.Generator.ArrayOf(6).ToArbitrary(),
        Some.LineBytes.Generator.ArrayOf(3).ToArbitrary(),
        (before, after) =>
        {
            var written = Apply(SessionState.Empty(Some.Session), before);
            if (Some.StateText(written, DateTimeOffset.MinValue) is not { } text)
                return;

            var read = SessionStateText.Read(Some.Session, text);

            AssertSame(written, read);
            AssertSame(Apply(written, after), Apply(read, after));
        });

    [Property(MaxTest = 500)]
    public Property So_does_one_after_events_of_known_types() => Prop.ForAll(
        Some.Events.Generator.ArrayOf(8).ToArbitrary(), events =>
        {
            var lines = events.Select((value, index) => Encoding.UTF8.GetBytes(
                $$"""{"seq":{{index + 1}},"ts":"t{{index}}","event":{{value}},"key":"k{{index % 3}}"}""")).ToArray();
            var written = Apply(SessionState.Empty(Some.Session), lines[..4]);
            if (Some.StateText(written, DateTimeOffset.MinValue) is not { } text)
                return;

            var read = SessionStateText.Read(Some.Session, text);

            AssertSame(Apply(written, lines[4..]), Apply(read, lines[4..]));
        });

    [Fact]
    public void Idempotency_keys_are_known_again()
    {
        var sent = Some.Event("""{"id":"s1","type":"checkpoint","revision":2}""");
        var line = JournalEntry.Create(7, sent, Some.Now, "a \"key\" \ud800").Text.ToArray();
        var state = SessionState.Empty(Some.Session).Apply(JournalLine.Read(line, 1, true), Some.Now);

        var read = SessionStateText.Read(Some.Session, Some.StateText(state, DateTimeOffset.MinValue)!);

        Assert.True(read.TryGetAppended("a \"key\" \ud800", out var appended));
        Assert.Equal(7, appended.Seq);
        Assert.True(appended.Is(sent));
    }

    [Property(MaxTest = 50)]
    public Property So_does_one_that_has_forgotten_keys() => Prop.ForAll(
        Gen.Choose(0, 600).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (before, after) =>
        {
            var lines = Enumerable.Range(1, before + after).Select(seq => Encoding.UTF8.GetBytes(
                $$"""{"seq":{{seq}},"ts":"t","event":{"type":"complete"},"key":"k{{seq}}"}""")).ToArray();
            var written = Apply(SessionState.Empty(Some.Session), lines[..before]);

            var read = SessionStateText.Read(Some.Session, Some.StateText(written, DateTimeOffset.MinValue)!);

            AssertSame(written, read);
            AssertSame(Apply(written, lines[before..]), Apply(read, lines[before..]));
        });

    [Theory]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"accept","variantId":"no number"}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"checkpoint","revision":1e400}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"checkpoint","revision":-0}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"checkpoint","paramValues":{"deep":[{"er":-1e999}]}}}""")]
    public void What_JSON_cannot_tell_is_not_written(string line) =>
        Assert.Null(Some.StateText(Some.After(line), DateTimeOffset.MinValue));

    [Fact]
    public void A_state_whose_time_only_stood_in_for_one_is_not_written()
    {
        var state = Some.After("""{"seq":1,"event":{"type":"complete"}}""");
        Assert.Null(Some.StateText(state, Some.Now));
        Assert.NotNull(Some.StateText(state, Some.Now.AddDays(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"nextSeq":1}""")]
    public void What_is_no_state_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SessionStateText.Read(Some.Session, Encoding.UTF8.GetBytes(text)));

    private static SessionState Apply(SessionState state, byte[][] lines) => lines
        .Select((line, index) => JournalLine.Read(line, index + 1, true))
        .Aggregate(state, (state, line) => state.Apply(line, Some.Now));

    private static void AssertSame(SessionState one, SessionState other)
    {
        Assert.Equal(Some.Json(one), Some.Json(other));
        Assert.Equal(one.NextSeq, other.NextSeq);
        Assert.Equal(one.Snapshot.Completed, other.Snapshot.Completed);
        Assert.Equal(one.Snapshot.PendingLine, other.Snapshot.PendingLine);
        Assert.Equal(Keys(one), Keys(other));
        Assert.Equal(one.ForgottenKeys?.ToText(), other.ForgottenKeys?.ToText());
    }

    private static IEnumerable<(string, double?, string)> Keys(SessionState state) =>
        state.Appended.ToList().Select(key => (key.Key, key.Event.Seq, key.Event.Digest));
}
