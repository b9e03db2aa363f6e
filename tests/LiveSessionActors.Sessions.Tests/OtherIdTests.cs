namespace LiveSessionActors.Sessions.Tests;

/// <summary>
/// An entry with another session's id counts for the session whose journal it is in; it is nobody's work.
/// </summary>
public sealed class OtherIdTests
{
    [Theory]
    [InlineData("""{"seq":1,"id":"s1","ts":"t","event":{"type":"generate","id":"s1"}}""", false)]
    [InlineData("""{"seq":1,"ts":"t","event":{"type":"generate"}}""", false)]
    [InlineData("""{"seq":1,"id":7,"ts":"t","event":{"type":"generate","id":null}}""", false)]
    [InlineData("""{"seq":1,"\u0069d":"\u0073\u0031","ts":"t","event":{"type":"generate"}}""", false)]
    [InlineData("""{"seq":1,"id":"s2","ts":"t","event":{"type":"generate","id":"s2"}}""", true)]
    [InlineData("""{"seq":1,"id":"s1","ts":"t","event":{"type":"generate","id":"s2"}}""", true)]
    [InlineData("""{"seq":1,"id":"s2","ts":"t","event":{"type":"generate"}}""", true)]
    [InlineData("""{"seq":1,"\u0069d":"s2","ts":"t","event":{"type":"generate"}}""", true)]
    [InlineData("""{"seq":1,"id":"s2","ts":"t","type":"generate"}""", true)]
    [InlineData("""{"seq":1,"id":"s1","ts":"t","id":"s2","event":{"type":"accept"}}""", true)]
    public void A_pending_event_with_another_sessions_id_has_no_line_to_work_on(string line, bool expected)
    {
        var state = Some.After(line);

        Assert.Equal(expected, state.Snapshot.PendingLine is null);
        Assert.Equal(expected, state.Snapshot.AsText().PendingLine is null);
        Assert.Equal(expected, Some.Line(line).Entry!.NamesAnother(Some.Session));
        var read = SessionStateText.Read(Some.Session, Some.StateText(state, DateTimeOffset.MinValue)!);
        Assert.Equal(expected, read.Snapshot.PendingLine is null);
    }

    [Fact]
    public void The_session_is_what_it_is_without_it() => Assert.Contains(
        "\"phase\":\"generate_requested\"",
        Some.Json(Some.After("""{"seq":1,"id":"s2","ts":"t","event":{"type":"generate","id":"s2"}}""")),
        StringComparison.Ordinal);
}
