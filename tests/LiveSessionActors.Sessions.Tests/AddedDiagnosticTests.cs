namespace LiveSessionActors.Sessions.Tests;

public sealed class AddedDiagnosticTests
{
    private const string Strange = """{"seq":1,"ts":"t","event":{"type":"strange"}}""";
    private const string Usual = """{"seq":2,"ts":"t","event":{"type":"checkpoint"}}""";
    private const string NoNumber = """{"seq":3,"ts":"t","event":{"type":"accept","variantId":{"toString":1}}}""";

    [Theory]
    [InlineData("unknown_event_type", Strange)]
    [InlineData("unknown_event_type", Strange, Strange)]
    [InlineData("journal_parse_failed", Usual, "{torn")]
    [InlineData("journal_parse_failed", Strange, NoNumber)]
    [InlineData(null, Strange, Usual)]
    [InlineData(null, "{torn", Usual)]
    [InlineData(null)]
    public void Is_the_last_line_s(string? error, params string[] lines) => Assert.Equal(
        error, Some.After(lines).Snapshot.AddedDiagnostic?["error"]?.ToString().Trim('"'));

    [Fact]
    public void Stays_when_the_snapshot_is_rendered()
    {
        var snapshot = Some.After(Strange).Snapshot;

        Assert.NotEmpty(snapshot.Json.ToArray());
        Assert.NotNull(snapshot.AddedDiagnostic);
    }
}
