namespace LiveSessionActors.Sessions.Tests;

/// <summary>The rules of the reducer that are easily got wrong; the golden scripts hold all of them.</summary>
public sealed class SessionReducerTests
{
    private const string Generate = """{"seq":3,"ts":"t","event":{"type":"generate","count":3,"pageUrl":"/a"}}""";

    [Fact]
    public void Null_and_absent_fields_leave_what_was_known()
    {
        var json = Some.Json(Some.After(Generate, """{"seq":null,"event":{"type":"generate","count":null}}"""));
        Assert.Contains("\"pageUrl\":\"/a\"", json, StringComparison.Ordinal);
        Assert.Contains("\"expectedVariants\":3", json, StringComparison.Ordinal);
        Assert.Contains("\"pendingEventSeq\":3", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_and_zero_fields_replace_what_was_known()
    {
        var json = Some.Json(Some.After(Generate, """{"seq":0,"event":{"type":"generate","count":0,"pageUrl":""}}"""));
        Assert.Contains("\"pageUrl\":\"\"", json, StringComparison.Ordinal);
        Assert.Contains("\"expectedVariants\":0", json, StringComparison.Ordinal);
        Assert.Contains("\"pendingEventSeq\":0", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"/a.png\"", "\"/b.png\"", 2)]
    [InlineData("\"/a.png\"", "\"\\u002fa.png\"", 1)]
    [InlineData("1", "1.0", 1)]
    [InlineData("true", "true", 1)]
    [InlineData("\"1\"", "1", 2)]
    [InlineData("{}", "{}", 2)]
    [InlineData("\"\"", "0", 0)]
    public void A_screenshot_is_listed_once_unless_it_is_an_object(string first, string second, int count)
    {
        var json = Some.Json(Some.After(
            "{\"event\":{\"type\":\"generate\",\"screenshotPath\":" + first + "}}",
            "{\"event\":{\"type\":\"generate\",\"screenshotPath\":" + second + "}}"));
        Assert.Equal(count, json.Split("{\"type\":\"screenshot\",").Length - 1);
    }

    [Theory]
    [InlineData("5", "5", true)]
    [InlineData("5", "4", false)]
    [InlineData("5", "null", false)]
    [InlineData("\"b\"", "\"a\"", false)]
    [InlineData("\"10\"", "\"9\"", true)]
    [InlineData("\"10\"", "9", false)]
    [InlineData("9", "\"x\"", false)]
    [InlineData("[5]", "[[6]]", true)]
    public void A_checkpoint_counts_when_its_revision_is_not_behind(string before, string revision, bool counts)
    {
        var json = Some.Json(Some.After(
            "{\"event\":{\"type\":\"checkpoint\",\"revision\":" + before + "}}",
            "{\"event\":{\"type\":\"checkpoint\",\"phase\":\"later\",\"revision\":" + revision + "}}"));
        Assert.Equal(counts, json.Contains("\"phase\":\"later\"", StringComparison.Ordinal));
        var stale = "{\"error\":\"stale_checkpoint_ignored\",\"revision\":" + revision + "}";
        Assert.Equal(!counts, json.Contains(stale, StringComparison.Ordinal));
    }

    [Fact]
    public void A_diagnostic_leaves_out_what_the_event_leaves_out()
    {
        var json = Some.Json(Some.After(
            """{"event":{"type":"checkpoint","revision":1}}""",
            """{"event":{"type":"checkpoint"}}""",
            """{"event":"text"}"""));
        Assert.Contains(
            """[{"error":"stale_checkpoint_ignored"},{"error":"unknown_event_type"}]""",
            json,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "carbonize_required")]
    [InlineData("1", "variants_ready")]
    [InlineData("\"true\"", "variants_ready")]
    public void Only_true_asks_for_carbonizing(string carbonize, string phase) => Assert.Contains(
        $"\"phase\":\"{phase}\"",
        Some.Json(Some.After("{\"event\":{\"type\":\"agent_done\",\"carbonize\":" + carbonize + "}}")),
        StringComparison.Ordinal);

    [Fact]
    public void A_variant_that_is_no_number_stays_NaN_in_memory()
    {
        var session = Some.After(
            """{"event":{"type":"accept","variantId":"none"}}""", """{"event":{"type":"accept"}}""");
        Assert.Contains("\"visibleVariant\":null", Some.Json(session), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accept_takes_the_visible_variant_as_a_number() => Assert.Contains(
        "\"visibleVariant\":31",
        Some.Json(Some.After(
            """{"event":{"type":"checkpoint","visibleVariant":"0x1F"}}""", """{"event":{"type":"accept"}}""")),
        StringComparison.Ordinal);
}
