using System.Text;

namespace LiveSessionActors.Sessions.Tests;

/// <summary>The identity of work is the line that it came from: its place in the journal and its bytes.</summary>
public sealed class PendingLineTests
{
    private const string First = """{"seq":1,"ts":"t","event":{"type":"generate","count":1}}""";
    private const string Done = """{"seq":2,"ts":"t","event":{"type":"agent_done"}}""";
    private const string Looking = """{"seq":3,"ts":"t","event":{"type":"checkpoint","visibleVariant":3}}""";

    [Theory]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"generate","count":2}}""")]
    [InlineData("""{"ts":"t","event":{"type":"generate","count":2}}""")]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"accept"}}""")]
    public void A_second_pending_event_is_another_whatever_its_number(string second)
    {
        var after = Some.After(First, second).Snapshot;

        Assert.Equal(2, after.PendingLine?.Number);
        Assert.False(after.WaitsFor(Some.After(First).Snapshot.PendingLine!.Value));
    }

    [Fact]
    public void Another_line_in_the_same_place_is_another()
    {
        var other = First.Replace("\"t\"", "\"u\"", StringComparison.Ordinal);

        Assert.NotEqual(Some.After(First).Snapshot.PendingLine, Some.After(other).Snapshot.PendingLine);
    }

    [Theory]
    [InlineData("""{"type":"generate","count":1}""", """{"type":"generate","count":1,"token":"other"}""")]
    [InlineData("""{"type":"accept","variantId":2}""", """{"type":"accept","variantId":2}""")]
    [InlineData("""{"type":"accept"}""", """{"type":"accept"}""")]
    [InlineData("""{"type":"discard"}""", """{"type":"discard"}""")]
    public void The_same_event_once_more_while_it_is_waited_for_is_the_same_work(string first, string second)
    {
        var after = Some.After(Entry(1, first), Entry(2, second)).Snapshot;

        Assert.True(after.WaitsFor(Some.After(Entry(1, first)).Snapshot.PendingLine!.Value));
        Assert.Equal("2", after.PendingEventSeq.ToString());
    }

    [Fact]
    public void The_same_event_once_more_after_it_was_answered_is_another()
    {
        Assert.Equal(3, Some.After(First, Done, First).Snapshot.PendingLine?.Number);
        Assert.Equal(
            3,
            Some.After(First, """{"seq":2,"event":{"type":"checkpoint","phase":"completed"}}""", First)
                .Snapshot.PendingLine?.Number);
    }

    [Fact]
    public void An_accept_of_what_is_shown_is_another_once_something_else_is_shown()
    {
        var (named, unnamed) = ("""{"type":"accept","variantId":2}""", """{"type":"accept"}""");

        Assert.Equal(1, Some.After(Entry(1, named), Looking, Entry(4, named)).Snapshot.PendingLine?.Number);
        Assert.Equal(3, Some.After(Entry(1, unnamed), Looking, Entry(4, unnamed)).Snapshot.PendingLine?.Number);
    }

    [Fact]
    public void Nothing_is_waited_for_once_it_was_answered_or_the_session_is_over()
    {
        Assert.Null(Some.After(First, Done).Snapshot.PendingLine);
        var over = Some.After(First, """{"seq":2,"event":{"type":"checkpoint","phase":"completed"}}""").Snapshot;
        Assert.False(over.WaitsFor(over.PendingLine!.Value));
        Assert.False(Some.After().Snapshot.WaitsFor(LineIdentity.None));
    }

    [Fact]
    public void A_line_that_is_read_by_its_text_alone_is_the_same()
    {
        using var fold = new SessionFold(SessionState.Empty(Some.Session), Some.Now);
        fold.Apply(Encoding.UTF8.GetBytes("{}"), 1);
        fold.Apply(Encoding.UTF8.GetBytes(First), 2);

        Assert.Equal(Some.After("{}", First).Snapshot.PendingLine, fold.State.Snapshot.PendingLine);
        Assert.Equal(fold.State.Snapshot.PendingLine, fold.State.Snapshot.AsText().PendingLine);
    }

    private static string Entry(int seq, string @event) => $$"""{"seq":{{seq}},"ts":"t","event":{{@event}}}""";
}
