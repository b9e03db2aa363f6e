using System.Text;

namespace LiveSessionActors.Sessions.Tests;

/// <summary>A session shows at most so many diagnostics of each kind as it was made with: the last ones.</summary>
public sealed class DiagnosticsMaxTests
{
    private static readonly string[] Lines =
    [
        .. Enumerable.Range(1, 7).Select(
            number => $$$"""{"seq":{{{number}}},"ts":"t","event":{"type":"u{{{number}}}"}}"""),
        "{a", "{b", "{c", "{d",
    ];

    [Fact]
    public void Only_the_last_diagnostics_are_shown_and_how_many_are_left_out()
    {
        var json = Some.Json(After(SessionState.Empty(Some.Session, diagnosticsMax: 3), Lines));

        Assert.Contains("""[{"error":"diagnostics_omitted","count":5},""", json, StringComparison.Ordinal);
        Assert.Equal(["u5", "u6", "u7"], Types(json));
        Assert.Equal(3, json.Split("journal_parse_failed").Length - 1);
        Assert.Contains("\"line\":11,", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_limit_all_are_shown()
    {
        var json = Some.Json(After(SessionState.Empty(Some.Session), Lines));

        Assert.DoesNotContain("diagnostics_omitted", json, StringComparison.Ordinal);
        Assert.Equal(7, Types(json).Length);
    }

    [Fact]
    public void A_state_that_is_read_back_shows_the_same_and_goes_on_like_it()
    {
        var written = After(SessionState.Empty(Some.Session, diagnosticsMax: 2), Lines);

        var read = SessionStateText.Read(Some.Session, Some.StateText(written, DateTimeOffset.MinValue)!);

        Assert.Equal((2, Some.Json(written)), (read.DiagnosticsMax, Some.Json(read)));
        Assert.Equal(Some.Json(After(written, Lines)), Some.Json(After(read, Lines)));
    }

    private static SessionState After(SessionState state, string[] lines) => lines.Index().Aggregate(
        state, (after, line) => after.Apply(
            JournalLine.Read(Encoding.UTF8.GetBytes(line.Item), line.Index + 1, terminated: true), Some.Now));

    private static string[] Types(string json) =>
        [.. json.Split("\"unknown_event_type\",\"type\":\"")[1..].Select(rest => rest.Split('"')[0])];
}
