using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class ArchiveTests
{
    private const string Path = "/v1/archive";

    [Fact]
    public async Task What_the_body_says_is_asked_for()
    {
        await using var bridge = await TestBridge.StartAsync();

        await bridge.PostAsync(Path, """{"session":"one","olderThanMs":60000,"dryRun":true}""");
        await bridge.PostAsync(Path, "");

        var workspace = Workspace.Parse(bridge.Workspace);
        Assert.Equal(
            new WorkspaceCommand.ArchiveSessions(workspace, SessionId.Parse("one"), TimeSpan.FromMinutes(1), true),
            await bridge.Messages.ReadAsync());
        Assert.Equal(
            new WorkspaceCommand.ArchiveSessions(workspace, null, TimeSpan.Zero), await bridge.Messages.ReadAsync());
    }

    [Fact]
    public async Task What_was_archived_and_what_was_not_is_told()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new ArchiveReport(
            [
                new(SessionId.Parse("one"), ArchiveOutcome.Archived),
                new(SessionId.Parse("two"), ArchiveOutcome.HasLegacyJournal),
                new(SessionId.Parse("three"), ArchiveOutcome.Failed, new Refusal(RefusalCode.IoError, "the disk")),
            ],
            More: true));

        var answer = (await bridge.PostAsync(Path, "{}")).Json;

        Assert.Equal("""["one"]""", answer.GetProperty("archived").GetRawText());
        Assert.Equal(
            [("two", "legacy_journal"), ("three", "failed")],
            answer.GetProperty("kept").EnumerateArray()
                .Select(kept => (kept.GetProperty("id").GetString(), kept.GetProperty("reason").GetString())));
        Assert.Equal("the disk", answer.GetProperty("kept")[1].GetProperty("detail").GetString());
        Assert.True(answer.GetProperty("more").GetBoolean());
    }

    [Theory]
    [InlineData(ArchiveOutcome.Missing, 404, "session_not_found")]
    [InlineData(ArchiveOutcome.Active, 409, "not_archived")]
    [InlineData(ArchiveOutcome.Recent, 409, "not_archived")]
    [InlineData(ArchiveOutcome.Unfinished, 409, "not_archived")]
    [InlineData(ArchiveOutcome.HasLegacyJournal, 409, "not_archived")]
    [InlineData(ArchiveOutcome.CameBack, 409, "not_archived")]
    public async Task A_single_session_that_stays_is_an_error_that_says_why(ArchiveOutcome why, int status, string code)
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new ArchiveReport([new(SessionId.Parse("one"), why)], More: false));

        var answer = await bridge.PostAsync(Path, """{"session":"one"}""");

        answer.ShouldRefuse(status, code);
        Assert.NotEqual("", answer.Json.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task A_single_session_that_is_archived_already_is_no_error()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new ArchiveReport([new(SessionId.Parse("one"), ArchiveOutcome.AlreadyArchived)], More: false));

        var answer = await bridge.PostAsync(Path, """{"session":"one"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("already_archived", answer.Json.GetProperty("kept")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("""{"session":7}""", "invalid_request")]
    [InlineData("""{"session":"no session"}""", "invalid_session_id")]
    [InlineData("""{"olderThanMs":-1}""", "invalid_request")]
    [InlineData("""{"olderThanMs":1e30}""", "invalid_request")]
    [InlineData("""{"dryRun":"yes"}""", "invalid_request")]
    [InlineData("""{"session":"\ud800"}""", "invalid_session_id")]
    [InlineData("""{"session":"one\u0000"}""", "invalid_session_id")]
    [InlineData("[]", "invalid_request")]
    [InlineData("{", "invalid_json")]
    public async Task A_body_that_makes_no_sense_is_refused_and_nobody_is_asked(string body, string code)
    {
        await using var bridge = await TestBridge.StartAsync();

        (await bridge.PostAsync(Path, body)).ShouldRefuse(400, code);

        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task An_archived_session_is_read_with_the_word_of_where_it_is_and_comes_back_with_an_append()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        await bridge.PostAsync("/v1/events", """{"type":"generate","id":"one"}""");
        await bridge.PostAsync("/v1/events", """{"type":"complete","id":"one"}""");
        Assert.Equal("""{"archived":["one"],"kept":[],"more":false}""", (await bridge.PostAsync(Path, "{}")).Body);

        foreach (var (method, target) in new[] { ("HEAD", ""), ("GET", "/journal"), ("GET", "?at=1") })
        {
            var read = await bridge.SendAsync(new HttpMethod(method), "/v1/sessions/one" + target);
            Assert.Equal(200, read.Status);
            Assert.Equal([".impeccable/live/archive/one.jsonl"], read.Headers.GetValues("Live-Session-Archive"));
        }

        Assert.Equal("[]", (await bridge.GetAsync("/v1/sessions?includeCompleted=true")).Body);
        var shown = await bridge.GetAsync("/v1/sessions/one?includeCompleted=true");
        Assert.Equal("completed", shown.Json.GetProperty("phase").GetString());
        var appended = await bridge.PostAsync("/v1/events", """{"type":"generate","id":"one"}""");
        Assert.Equal("\"3\"", appended.Headers.ETag?.Tag);
        Assert.False((await bridge.SendAsync(HttpMethod.Head, "/v1/sessions/one"))
            .Headers.Contains("Live-Session-Archive"));
    }
}
