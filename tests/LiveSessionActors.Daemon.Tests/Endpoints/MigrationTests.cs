using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class MigrationTests
{
    private const string Path = "/v1/migrate";

    private static readonly MigrationReport Report = new(
        [
            new("one", MigrationOutcome.Copied),
            new("two", MigrationOutcome.AlreadyThere),
            new("a b", MigrationOutcome.NoSession, new Refusal(RefusalCode.InvalidSessionId, "'a b' is no session id")),
            new("four", MigrationOutcome.Unreadable, new Refusal(RefusalCode.IoError, "the disk")),
            new("five", MigrationOutcome.Failed, new Refusal(RefusalCode.NoSpace, "no space")),
        ],
        More: true);

    [Fact]
    public async Task What_the_body_says_is_asked_for()
    {
        await using var bridge = await TestBridge.StartAsync();

        await bridge.PostAsync(Path, """{"session":"one"}""");
        await bridge.PostAsync(Path, "");
        await bridge.PostAsync(Path, "{}", ("Accept", "text/event-stream"));

        var workspace = Workspace.Parse(bridge.Workspace);
        Assert.Equal(
            new WorkspaceCommand.MigrateLegacy(workspace, SessionId.Parse("one")), await bridge.Messages.ReadAsync());
        Assert.Equal(new WorkspaceCommand.MigrateLegacy(workspace, null), await bridge.Messages.ReadAsync());
        Assert.Equal(
            new WorkspaceCommand.MigrateLegacy(workspace, null, TellsProgress: true), await bridge.Messages.ReadAsync());
    }

    [Fact]
    public async Task What_was_copied_and_what_was_not_is_told()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(Report);

        var answer = (await bridge.PostAsync(Path, "{}")).Json;

        Assert.Equal("""["one"]""", answer.GetProperty("copied").GetRawText());
        Assert.Equal(
            [("two", "already_there"), ("a b", "not_a_session"), ("four", "unreadable"), ("five", "failed")],
            answer.GetProperty("kept").EnumerateArray()
                .Select(kept => (kept.GetProperty("session").GetString(), kept.GetProperty("reason").GetString())));
        Assert.Equal("the disk", answer.GetProperty("kept")[2].GetProperty("detail").GetString());
        Assert.True(answer.GetProperty("more").GetBoolean());
    }

    [Fact]
    public async Task Progress_comes_as_events_and_the_end_as_the_last_one()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(Report with { More = false });

        var answer = await bridge.PostAsync(Path, "{}", ("Accept", "text/event-stream"));

        Assert.Equal("text/event-stream", answer.Content.ContentType?.MediaType);
        Assert.StartsWith(
            """
            event: progress
            data: {"done":0,"total":5}

            event: done
            data: {"copied":["one"],
            """,
            answer.Body,
            StringComparison.Ordinal);
        Assert.EndsWith(",\"more\":false}\n\n", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_before_the_first_event_is_a_problem_as_any_other()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new FakeWorkspacesActor.RefuseWith(new Refusal(RefusalCode.NotWritable, "no")));

        var answer = await bridge.PostAsync(Path, "{}", ("Accept", "text/event-stream"));

        answer.ShouldRefuse(403, "not_writable");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_single_session_without_a_journal_is_not_found(string accept)
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new MigrationReport([new("none", MigrationOutcome.Missing)], More: false));

        var answer = await bridge.PostAsync(Path, """{"session":"none"}""", ("Accept", accept));

        answer.ShouldRefuse(404, "session_not_found");
    }
}
