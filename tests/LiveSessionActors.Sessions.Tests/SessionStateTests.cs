using System.Runtime.CompilerServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionStateTests
{
    [Fact]
    public void A_session_without_entries_is_the_base_snapshot() => Assert.Equal(
        """
        {"id":"s1","phase":"new","pageUrl":null,"sourceFile":null,"expectedVariants":0,"arrivedVariants":0,
        "visibleVariant":null,"paramValues":{},"pendingEventSeq":null,"pendingEvent":null,"deliveryLease":null,
        "checkpointRevision":0,"activeOwner":null,"sourceMarkers":{},"fallbackMode":null,"annotationArtifacts":[],
        "diagnostics":[],"updatedAt":null}
        """.ReplaceLineEndings(""),
        Some.Json(SessionState.Empty(Some.Session)));

    [Property(MaxTest = 1000)]
    public Property Any_lines_give_a_state_and_leave_the_one_before_as_it_was() =>
        Prop.ForAll(Some.LineBytes, Some.LineBytes, (one, other) =>
        {
            SessionState AfterOne() => SessionState.Empty(Some.Session).Apply(JournalLine.Read(one, 1, true), Some.Now);
            var (before, line) = (AfterOne(), JournalLine.Read(other, 2, true));
            var after = before.Apply(line, Some.Now);
            Assert.Equal(Some.Json(before.Apply(line, Some.Now)), Some.Json(after));
            Assert.Equal(Some.Json(AfterOne()), Some.Json(before));
            Assert.True(after.NextSeq >= before.NextSeq);
            Assert.NotEmpty(after.Snapshot.ToFile());
        });

    [Fact]
    public void Unreadable_lines_are_told_after_the_events_own_diagnostics()
    {
        var state = Some.After(
            "{torn",
            """{"seq":1,"ts":"t","event":{"type":"steer"}}""",
            "null",
            """{"seq":2,"ts":"t","event":{"type":"agent_error"}}""");
        Assert.Contains(
            """
            "diagnostics":[{"error":"unknown_event_type","type":"steer"},
            {"error":"agent_error","message":"unknown agent error"},
            {"error":"journal_parse_failed","line":1,
            "message":"'t' stands where a property name was expected, at byte 1"},
            {"error":"journal_parse_failed","line":3,"message":"entry is not object"}]
            """.ReplaceLineEndings(""),
            Some.Json(state), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_cannot_be_computed_with_is_a_diagnostic_and_its_number_counts()
    {
        var state = Some.After(
            """{"seq":5,"ts":"t","event":{"type":"checkpoint","revision":{"toString":1},"phase":"cycling"}}""");
        Assert.Equal(6, state.NextSeq);
        Assert.Contains("\"phase\":\"new\"", Some.Json(state), StringComparison.Ordinal);
        Assert.Contains(
            "\"message\":\"Cannot convert object to primitive value\"", Some.Json(state), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_a_time_has_the_present_one() => Assert.Contains(
        "\"updatedAt\":\"2026-01-02T03:04:05.678Z\"",
        Some.Json(Some.After("""{"seq":1,"ts":0,"event":{"type":"complete"}}""")),
        StringComparison.Ordinal);

    [Fact]
    public void An_unterminated_last_line_counts_like_any_other()
    {
        var line = JournalLine.Read("""{"seq":4,"ts":"t","event":{"type":"complete"}}"""u8, 1, terminated: false);
        var state = SessionState.Empty(Some.Session).Apply(line, Some.Now);
        Assert.False(line.Terminated);
        Assert.True(state.Snapshot.Completed);
        Assert.Equal(5, state.NextSeq);
    }

    [Fact]
    public void A_blank_line_changes_nothing()
    {
        var state = Some.After("""{"seq":4,"event":{"type":"complete"}}""");
        Assert.Same(state, state.Apply(Some.Line(" \t", 2), Some.Now));
    }

    [Theory]
    [InlineData("[1]", 1)]
    [InlineData("""{"seq":1.5}""", 1)]
    [InlineData("""{"seq":-7}""", 1)]
    [InlineData("""{"seq":9007199254740992}""", 9007199254740992)]
    [InlineData("""{"seq":1e300}""", 1e300)]
    [InlineData("""{"seq":41}""", 42)]
    public void The_next_number_is_above_every_integer_before(string line, double next) =>
        Assert.Equal(next, Some.After(line).NextSeq);

    [Fact]
    public void An_event_is_known_again_by_its_idempotency_key()
    {
        var sent = Some.Event("""{"id":"s1","type":"checkpoint","revision":2,"paramValues":{"b":1,"a":2}}""");
        var state = Some.After(
            Encoding.UTF8.GetString(JournalEntry.Create(1, sent, Some.Now, "k1").Text.Span),
            """{"seq":2,"event":{"type":"complete"},"key":"k1"}""");

        Assert.True(state.TryGetAppended("k1", out var known));
        Assert.Equal(1, known.Seq);
        Assert.True(known.Is(Some.Event(
            """{ "id":"s1", "type":"checkpoint", "revision":2.0, "paramValues":{"b":1,"a":2} }""")));
        Assert.False(known.Is(Some.Event(
            """{"id":"s1","type":"checkpoint","revision":3,"paramValues":{"b":1,"a":2}}""")));
        Assert.False(state.TryGetAppended("k2", out _));
    }

    [Theory]
    [InlineData("{torn")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"steer"}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"checkpoint","revision":1}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"generate","screenshotPath":"/a.png"}}""")]
    public void A_line_costs_the_same_after_many_as_after_few(string text)
    {
        var line = Some.Line(text);
        var (few, many) = (Repeat(SessionState.Empty(Some.Session), 100), SessionState.Empty(Some.Session));
        many = Repeat(many, 10_000);
        Assert.Equal(Allocated(few), Allocated(many));

        SessionState Repeat(SessionState state, int times)
        {
            for (var i = 0; i < times; i++)
                state = state.Apply(line, Some.Now);
            return state;
        }

        long Allocated(SessionState state)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(state.Apply(line, Some.Now));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_small_field_of_a_large_entry_does_not_keep_the_entry()
    {
        var (state, text) = AfterLargeCheckpoint();
        GC.Collect();
        Assert.False(text.IsAlive);
        Assert.Contains("\"phase\":\"a phase of its own\"", Some.Json(state), StringComparison.Ordinal);
        Assert.Contains("\"paramValues\":{\"tone\":[1]}", Some.Json(state), StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (SessionState State, WeakReference Text) AfterLargeCheckpoint()
    {
        var line = Some.Line($$$"""
            {"seq":1,"ts":"some time","event":{"type":"checkpoint","phase":"a phase of its own","owner":"somebody",
            "paramValues":{"tone":[1]},"x":"{{{new string('x', 100_000)}}}"}}
            """.ReplaceLineEndings(""));
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(line.Entry!.Text, out var text);
        return (SessionState.Empty(Some.Session).Apply(line, Some.Now), new WeakReference(text.Array));
    }
}
