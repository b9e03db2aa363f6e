using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Sessions.Tests;

public sealed class JournalEntryTests
{
    [Fact]
    public void An_entry_is_written_as_the_reference_writes_it() => Assert.Equal(
        """{"seq":3,"id":"s1","type":"generate","ts":"2026-01-02T03:04:05.678Z","event":"""
        + """{"type":"generate","id":"s1","n":1,"big":1e+21,"none":null,"text":"é\ud800/"}}""",
        Text(JournalEntry.Create(
            3,
            Some.Event(
                """{"type":"generate","id":"s1","n":1.0,"big":1e21,"none":1e400,"text":"\u00e9\ud800\/"}"""),
            Some.Now)));

    [Fact]
    public void An_idempotency_key_comes_last() => Assert.Equal(
        """{"seq":1,"id":"s1","type":"x","ts":"2026-01-02T03:04:05.678Z","event":{"id":"s1","type":"x"},"key":"k-1"}""",
        Text(JournalEntry.Create(1, Some.Event("""{"id":"s1","type":"x"}"""), Some.Now, "k-1")));

    [Fact]
    public void The_time_is_written_in_UTC() => Assert.Contains(
        "\"ts\":\"2026-01-01T22:04:05.678Z\"",
        Text(JournalEntry.Create(
            1, Some.Event("""{"id":"s1","type":"x"}"""), Some.Now.AddHours(-5).ToOffset(TimeSpan.FromHours(3)))),
        StringComparison.Ordinal);

    [Property(MaxTest = 300)]
    public Property After_an_append_the_state_is_that_after_reading_it_again() => Prop.ForAll(Some.Events, fields =>
    {
        SessionEvent @event;
        try
        {
            @event = SessionEvent.Parse(fields.ToJson(), null, 64);
        }
        catch (SessionException)
        {
            return;
        }

        var entry = JournalEntry.Create(7, @event, Some.Now, "k");
        var appended = SessionState.Empty(Some.Session).Apply(JournalLine.Of(entry, 1), Some.Now);
        var read = SessionState.Empty(Some.Session).Apply(JournalLine.Read(entry.Text.Span, 1, true), Some.Now);
        Assert.Equal(Some.Json(read), Some.Json(appended));
        Assert.Equal(8, appended.NextSeq);
        Assert.True(appended.TryGetAppended("k", out var known) && known.Is(@event));
    });

    private static string Text(JournalEntry entry) => Encoding.UTF8.GetString(entry.Text.Span);
}
