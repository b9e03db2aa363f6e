using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class FileVerbTests : IDisposable
{
    private const string AgentFailed = "The session notes that the agent failed.";

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task What_the_daemon_wrote_is_found_right()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");
        await _commands.AskAsync("complete", "--id", "one");

        var report = await _commands.AskAsync("verify");

        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Equal((1, 2), (report.GetProperty("sessions").GetInt32(), report.GetProperty("lines").GetInt32()));
    }

    [Fact]
    public async Task Every_unreadable_line_and_every_gap_and_repeat_is_reported()
    {
        _commands.WriteJournal("one", Line(1), "{torn", Line(2), Line(2), Line(5), "", """{"type":"checkpoint"}""");

        var verified = await _commands.RunAsync("verify", "--no-start");

        Assert.Equal((1, ""), (verified.ExitCode, verified.Errors));
        Assert.Equal(
            [(2, "unreadable_line"), (4, "repeated_seq"), (5, "missing_seq"), (7, "no_seq")],
            Findings(verified.Output).Select(found => (found.GetProperty("line").GetInt32(), Code(found))));
    }

    [Fact]
    public async Task The_diagnostics_that_events_left_are_reported_by_line_and_are_no_fault_of_the_files()
    {
        await _commands.AskAsync("append", "one", """{"type":"generate"}""");
        await _commands.AskNotedAsync(
            "There is no event of type \"acept\", so that it changed nothing; did you mean \"accept\"?",
            "append",
            "one",
            """{"type":"acept"}""");
        await _commands.AskNotedAsync(AgentFailed, "append", "one", """{"type":"agent_error"}""");

        var report = await _commands.AskAsync("verify", "one");
        var shown = await _commands.RunAsync("verify", "one", "--format", "text");

        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Contains(
            "one.jsonl:2 acept: ignored, being of a type that nobody knows (unknown_event_type)",
            shown.Output,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "1 session, 3 lines: nothing is wrong with the files; events left 2 diagnostics on their sessions.\n",
            shown.Output,
            StringComparison.Ordinal);
        Assert.Equal(
            [
                (2, "unknown_event_type", "acept: ignored, being of a type that nobody knows"),
                (3, "agent_error", "agent_error: the agent failed: unknown agent error"),
            ],
            report.GetProperty("diagnostics").EnumerateArray().Select(found => (
                found.GetProperty("line").GetInt32(), Code(found), found.GetProperty("detail").GetString())));
    }

    [Fact]
    public async Task Entries_with_another_sessions_id_are_reported()
    {
        _commands.WriteJournal(
            "one", """{"seq":1,"id":"two","type":"generate","ts":"t","event":{"type":"generate","id":"two"}}""");

        var verified = await _commands.RunAsync("verify", "one", "--no-start");

        Assert.Equal("other_id", Code(Assert.Single(Findings(verified.Output))));
    }

    [Fact]
    public async Task A_snapshot_that_the_journal_does_not_make_is_reported()
    {
        var journal = _commands.WriteJournal("one", Line(1));
        var snapshot = Path.ChangeExtension(journal, ".snapshot.json");
        await File.WriteAllTextAsync(snapshot, """{"id":"one","updatedAt":"2026-01-01T00:00:00.001Z"}""");
        var different = await _commands.RunAsync("verify", "one");
        await File.WriteAllTextAsync(snapshot, "{");
        var unreadable = await _commands.RunAsync("verify", "one");
        await File.WriteAllTextAsync(snapshot, """{"id":"one","updatedAt":"2025-01-01T00:00:00.001Z"}""");
        var behind = await _commands.AskAsync("verify", "one");

        Assert.Equal("different_snapshot", Code(Assert.Single(Findings(different.Output))));
        Assert.Equal("unreadable_snapshot", Code(Assert.Single(Findings(unreadable.Output))));
        Assert.Equal(1, behind.GetProperty("snapshotsBehind").GetInt32());
    }

    [Fact]
    public async Task Legacy_journals_are_copied_at_once()
    {
        var legacy = Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live", "sessions"));
        await File.WriteAllTextAsync(Path.Combine(legacy.FullName, "old.jsonl"), Line(1) + "\n");
        _commands.WriteJournal("new", Line(1));

        var first = await _commands.AskAsync("migrate");
        var second = await _commands.AskAsync("migrate");

        Assert.Equal("""["old"]""", first.GetProperty("copied").GetRawText());
        Assert.Equal("[]", second.GetProperty("copied").GetRawText());
        Assert.Equal(Line(1) + "\n", _commands.Files.Files()[".impeccable/live/sessions/old.jsonl"]);
        Assert.True(File.Exists(Path.Combine(legacy.FullName, "old.jsonl")));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_migrate_nothing_is_made()
    {
        var migrated = await _commands.AskAsync("migrate");

        Assert.Equal("[]", migrated.GetProperty("copied").GetRawText());
        Assert.False(Directory.Exists(Path.Combine(_commands.Workspace, ".impeccable")));
    }

    [Fact]
    public async Task What_is_not_migrated_is_told_with_the_reason()
    {
        var legacy = Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live", "sessions"));
        await File.WriteAllTextAsync(Path.Combine(legacy.FullName, "no session.jsonl"), Line(1) + "\n");

        var answer = await _commands.AskAsync("migrate");

        var kept = Assert.Single(answer.GetProperty("kept").EnumerateArray().ToArray());
        Assert.Equal("not_a_session", kept.GetProperty("reason").GetString());
        Assert.Equal("'no session' is no session id", kept.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_session_that_the_daemon_has_in_memory_is_migrated_and_goes_on()
    {
        var legacy = Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live", "sessions"));
        await File.WriteAllTextAsync(Path.Combine(legacy.FullName, "one.jsonl"), Line(1) + "\n");
        await _commands.AskAsync("show", "one");

        var migrated = await _commands.AskAsync("migrate", "one");
        await _commands.AskAsync("append", """{"type":"checkpoint","id":"one","revision":2}""");

        Assert.Equal("""["one"]""", migrated.GetProperty("copied").GetRawText());
        Assert.Equal(2, _commands.Files.Files()[".impeccable/live/sessions/one.jsonl"].TrimEnd('\n').Split('\n').Length);
        Assert.Equal(Line(1) + "\n", _commands.Files.Files()[".impeccable-live/sessions/one.jsonl"]);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("migrate")]
    [InlineData("list")]
    public async Task A_workspace_that_is_not_there_has_its_exit_code(string verb)
    {
        var answer = await LiveSessionsProcess.RunAsync(
            [verb, "--pipe", _commands.Pipe, "--workspace", Path.Combine(_commands.Workspace, "nowhere")]);

        Assert.Equal((66, ""), (answer.ExitCode, answer.Output));
    }

    private static string Line(int seq) =>
        $$$"""{"seq":{{{seq}}},"id":"one","type":"checkpoint","ts":"2026-01-01T00:00:00.000Z","event":"""
        + """{"type":"checkpoint","id":"one"}}""";

    private static JsonElement[] Findings(string output) =>
        [.. JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray()];

    private static string? Code(JsonElement finding) => finding.GetProperty("code").GetString();
}
