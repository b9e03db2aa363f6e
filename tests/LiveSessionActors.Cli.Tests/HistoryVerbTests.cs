using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

public sealed class HistoryVerbTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task A_journal_is_printed_as_it_is()
    {
        var path = _commands.WriteJournal("one", Line(1, "generate"), "{torn", "", Line(2, "nonsense é"));

        var whole = await _commands.RunAsync("journal", "one");
        var end = await _commands.RunAsync("journal", "one", "--from", "2");
        var behind = await _commands.RunAsync("journal", "one", "--from", "3", "--json");

        Assert.Equal((0, await File.ReadAllTextAsync(path), ""), whole);
        Assert.Equal((0, Line(2, "nonsense é") + "\n", ""), end);
        Assert.Equal((0, "", ""), behind);
    }

    [Fact]
    public async Task A_history_tells_what_every_line_did()
    {
        _commands.WriteJournal(
            "one",
            Line(1, "generate", ",\"count\":3,\"pageUrl\":\"/a\""),
            "{torn",
            "",
            Line(2, "agent_done", ",\"arrivedVariants\":3"),
            Line(3, "agent_error", ",\"message\":\"the build broke\""),
            Line(4, "nonsense"),
            """{"type":"complete"}""");

        var history = await LinesAsync("history", "one");

        Assert.Equal(
            [
                "1 generate generate_requested the page is /a; 3 variants are wanted; it waits for the agent",
                " generate_requested not readable: " + history[1].GetProperty("diagnostic").GetProperty("message"),
                "2 agent_done variants_ready 3 variants are there; it waits no more for the agent",
                "3 agent_error agent_error the agent failed: the build broke",
                "4 nonsense agent_error ignored, being of a type that nobody knows",
                " complete completed nothing",
            ],
            history.Select(InWords));
        Assert.Equal([1, 2, 4, 5, 6, 7], history.Select(entry => entry.GetProperty("line").GetInt32()));
        Assert.Equal(
            """{"arrivedVariants":3,"pendingEventSeq":null,"pendingEvent":null}""",
            history[2].GetProperty("changed").GetRawText());
        Assert.Equal("2026-01-01T00:00:02.000Z", history[2].GetProperty("ts").GetString());
    }

    [Fact]
    public async Task What_is_no_text_in_an_entry_is_told_as_it_is_written()
    {
        _commands.WriteJournal(
            "one", """{"seq":1,"\ud800":1,"event":{"\udc00":2,"type":"generate","pageUrl":"\ud800","\ud801":3}}""");

        var entry = Assert.Single(await LinesAsync("history", "one"));
        var status = await _commands.AskAsync("status");

        Assert.Equal(
            "1 generate generate_requested the page is \"\\ud800\"; it waits for the agent", InWords(entry));
        Assert.Contains("generate", status.GetProperty("recoveryHint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_from_an_entry_on_has_what_came_before_behind_it()
    {
        _commands.WriteJournal("one", Line(1, "generate"), Line(2, "nonsense"), Line(3, "complete"));

        var history = await LinesAsync("history", "one", "--from", "3");

        Assert.Equal(["3 complete completed it waits no more for the agent"], history.Select(InWords));
    }

    [Fact]
    public async Task A_session_is_shown_as_it_stood()
    {
        _commands.WriteJournal("one", Line(1, "generate"), Line(2, "complete"));

        var first = await _commands.AskAsync("show", "one", "--at", "1");
        var last = await _commands.AskAsync("show", "one", "--at", "2");

        Assert.Equal("generate_requested", first.GetProperty("phase").GetString());
        Assert.Equal(
            (await _commands.AskAsync("show", "one")).GetRawText(), $"{last.GetRawText()[..^1]},\"lastSeq\":2}}");
    }

    [Theory]
    [InlineData(1, "session_not_found", "journal", "nobody")]
    [InlineData(1, "session_not_found", "history", "nobody")]
    [InlineData(1, "session_not_found", "show", "nobody", "--at", "1")]
    [InlineData(1, "entry_not_found", "show", "one", "--at", "2")]
    [InlineData(2, "usage", "show", "one", "--at", "first")]
    [InlineData(2, "usage", "journal", "one", "--from", "first")]
    [InlineData(2, "usage", "history", "one", "--from", "first")]
    [InlineData(2, "invalid_session_id", "history", "a/b")]
    [InlineData(2, "invalid_session_id", "journal", "a/b")]
    public async Task What_is_not_there_is_said_with_a_next_step(int exitCode, string code, params string[] arguments)
    {
        _commands.WriteJournal("one", Line(1, "generate"));

        var answer = await _commands.RunAsync([.. arguments, "--json"]);

        var failure = JsonDocument.Parse(answer.Errors).RootElement;
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        Assert.Equal(code, failure.GetProperty("code").GetString());
        Assert.NotEqual("", failure.GetProperty("hint").GetString());
    }

    private async Task<JsonElement[]> LinesAsync(params string[] arguments)
    {
        var answer = await _commands.RunAsync(arguments);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        return
        [
            .. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }

    private static string InWords(JsonElement entry)
    {
        var head = entry.GetProperty("seq").ValueKind == JsonValueKind.Null
            ? ""
            : entry.GetProperty("seq").GetRawText();
        var type = entry.GetProperty("type").GetString();
        return $"{head}{(type is null ? "" : $" {type}")} {entry.GetProperty("phase")} {entry.GetProperty("summary")}";
    }

    private static string Line(int seq, string type, string more = "") =>
        $$$"""{"seq":{{{seq}}},"id":"one","type":"{{{type}}}","ts":"2026-01-01T00:00:{{{seq:00}}}.000Z","event":"""
        + $$$"""{"type":"{{{type}}}","id":"one"{{{more}}}}}""";
}
