using System.Text;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class HistoryTests : IAsyncLifetime
{
    private TestBridge _bridge = null!;

    public async Task InitializeAsync() => _bridge = await TestBridge.StartOverFilesAsync();

    public async Task DisposeAsync() => await _bridge.DisposeAsync();

    [Fact]
    public async Task A_journal_is_given_byte_for_byte()
    {
        var lines = Encoding.Latin1.GetBytes($"{Entry(1)}\n\n \r\n{{torn\n\xff\xfe\n{Entry(2)}\nnull\n{{\"seq\":3,");
        Write("one", lines);

        using var answer = await _bridge.OpenAsync("/v1/sessions/one/journal");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(lines.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(lines, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(lines, await File.ReadAllBytesAsync(_bridge.JournalOf("one")));
    }

    [Fact]
    public async Task What_was_appended_is_in_it()
    {
        await AppendAsync("""{"type":"generate","id":"one"}""", """{"type":"complete","id":"one"}""");

        var journal = await _bridge.GetAsync("/v1/sessions/one/journal");

        Assert.Equal(await File.ReadAllTextAsync(_bridge.JournalOf("one")), journal.Body);
        Assert.Equal(2, journal.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("1", 0)]
    [InlineData("-3", 0)]
    [InlineData("2", 1)]
    [InlineData("3", 3)]
    [InlineData("4", 3)]
    [InlineData("9", 6)]
    [InlineData("10", 7)]
    public async Task From_a_number_it_begins_with_the_first_entry_that_has_it_or_a_higher_one(string from, int first)
    {
        string[] lines = [Entry(1), Entry(2), "{torn", Entry(4), Entry(3), "", """{"seq":9}"""];
        Write("one", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var journal = await _bridge.GetAsync($"/v1/sessions/one/journal?from={from}");

        Assert.Equal((200, string.Join('\n', lines[first..])), (journal.Status, journal.Body));
    }

    [Fact]
    public async Task A_legacy_journal_is_given_where_it_lies()
    {
        var legacy = Directory.CreateDirectory(Path.Combine(_bridge.Workspace, ".impeccable-live", "sessions"));
        await File.WriteAllTextAsync(Path.Combine(legacy.FullName, "old.jsonl"), Entry(1) + "\n");

        var journal = await _bridge.GetAsync("/v1/sessions/old/journal");
        var snapshot = await _bridge.GetAsync("/v1/sessions/old?at=1");

        Assert.Equal((200, Entry(1) + "\n"), (journal.Status, journal.Body));
        Assert.Equal("generate_requested", Phase(snapshot));
        Assert.False(File.Exists(_bridge.JournalOf("old")));
    }

    [Theory]
    [InlineData("/v1/sessions/nobody/journal")]
    [InlineData("/v1/sessions/nobody/journal?from=2")]
    [InlineData("/v1/sessions/nobody?at=1")]
    public async Task A_session_without_a_journal_has_no_past_and_gets_none(string target)
    {
        (await _bridge.GetAsync(target)).ShouldRefuse(
            404, "session_not_found", $"There is no session 'nobody' in {_bridge.Workspace}.");

        Assert.False(File.Exists(_bridge.JournalOf("nobody")));
    }

    [Fact]
    public async Task A_session_is_shown_as_it_stood_after_each_entry()
    {
        var stood = await AppendAsync(
            """{"type":"generate","id":"one","count":3}""",
            """{"type":"agent_done","id":"one","arrivedVariants":3}""",
            """{"type":"nonsense","id":"one"}""",
            """{"type":"accept","id":"one","variantId":"2"}""",
            """{"type":"complete","id":"one"}""");

        for (var seq = 1; seq <= stood.Length; seq++)
        {
            var shown = await _bridge.GetAsync($"/v1/sessions/one?at={seq}");
            Assert.Equal((stood[seq - 1], null), (shown.Body, shown.Headers.ETag));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&includeCompleted=true")]
    [InlineData("&includeCompleted=false")]
    public async Task A_session_that_was_over_is_shown_all_the_same(string query)
    {
        await AppendAsync("""{"type":"complete","id":"one"}""", """{"type":"generate","id":"one"}""");

        Assert.Equal("completed", Phase(await _bridge.GetAsync($"/v1/sessions/one?at=1{query}")));
    }

    [Fact]
    public async Task Damage_before_an_entry_is_among_its_diagnostics_and_what_comes_behind_is_not()
    {
        Write("one", Encoding.UTF8.GetBytes($"{{torn\n{Entry(1)}\n{{torn\n{Entry(2)}"));

        var first = await _bridge.GetAsync("/v1/sessions/one?at=1");
        var last = await _bridge.GetAsync("/v1/sessions/one?at=2");

        Assert.Equal([1], Diagnosed(first));
        Assert.Equal([1, 3], Diagnosed(last));
        Assert.Equal(last.Body, (await _bridge.GetAsync("/v1/sessions/one")).Body);
    }

    [Fact]
    public async Task Of_two_entries_with_one_number_the_first_counts()
    {
        Write("one", Encoding.UTF8.GetBytes($"{Entry(1)}\n{Entry(1, "complete")}\n"));

        Assert.Equal("generate_requested", Phase(await _bridge.GetAsync("/v1/sessions/one?at=1")));
    }

    [Theory]
    [InlineData("9", "Session one has no entry 9; its last is 7.")]
    [InlineData("1e21", null)]
    [InlineData("0", "Session one has no entry 0; its first is 2.")]
    [InlineData("-1", "Session one has no entry -1; its first is 2.")]
    [InlineData("4", "Session one has no entry 4; those next to it are 3 and 7.")]
    public async Task A_number_that_no_entry_has_is_refused_with_those_there_are(string at, string? detail)
    {
        Write("one", Encoding.UTF8.GetBytes($"{Entry(2)}\n{Entry(3)}\n{Entry(7)}\n"));

        var answer = await _bridge.GetAsync($"/v1/sessions/one?at={Uri.EscapeDataString(at)}");

        if (detail is null)
            answer.ShouldRefuse(400, "invalid_parameter");
        else
            answer.ShouldRefuse(404, "entry_not_found", detail);
    }

    [Fact]
    public async Task A_journal_without_numbers_has_no_entry_to_stand_behind()
    {
        Write("one", "{torn\n"u8.ToArray());

        (await _bridge.GetAsync("/v1/sessions/one?at=1")).ShouldRefuse(
            404, "entry_not_found", "Session one has no entry 1; none of its lines has a number.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.5")]
    [InlineData("01")]
    [InlineData("1e3")]
    [InlineData("%201")]
    [InlineData("NaN")]
    public async Task What_is_no_sequence_number_is_refused(string number)
    {
        Write("one", Encoding.UTF8.GetBytes(Entry(1)));

        (await _bridge.GetAsync($"/v1/sessions/one?at={number}")).ShouldRefuse(400, "invalid_parameter");
        (await _bridge.GetAsync($"/v1/sessions/one/journal?from={number}")).ShouldRefuse(400, "invalid_parameter");
    }

    [Fact]
    public async Task A_link_in_a_journal_s_place_is_not_followed()
    {
        var secret = Path.Combine(_bridge.Workspace, "secret.txt");
        await File.WriteAllTextAsync(secret, Entry(1));
        Write("other", []);
        File.CreateSymbolicLink(_bridge.JournalOf("one"), secret);

        (await _bridge.GetAsync("/v1/sessions/one/journal")).ShouldRefuse(403, "symlink_refused");
        (await _bridge.GetAsync("/v1/sessions/one?at=1")).ShouldRefuse(403, "symlink_refused");
    }

    [Fact]
    public async Task An_append_does_not_wait_for_a_reader_that_does_not_read()
    {
        var lines = Enumerable.Range(1, 60_000).Select(seq => Entry(seq) + "\n");
        Write("one", Encoding.UTF8.GetBytes(string.Concat(lines)));
        using var slow = await _bridge.OpenAsync("/v1/sessions/one/journal");

        var appended = await _bridge.PostAsync("/v1/events", """{"type":"complete","id":"one"}""");
        var rest = await slow.Content.ReadAsStringAsync();

        Assert.Equal((200, "\"60001\""), (appended.Status, appended.Headers.ETag?.Tag));
        Assert.EndsWith(Entry(60_000) + "\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_cut_while_it_is_read_breaks_the_answer_off()
    {
        Write("one", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Entry(1) + "\n", 60_000))));
        using var answer = await _bridge.OpenAsync("/v1/sessions/one/journal");

        Write("one", []);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
    }

    private async Task<string[]> AppendAsync(params string[] events)
    {
        var stood = new List<string>();
        foreach (var json in events)
            stood.Add((await _bridge.PostAsync("/v1/events", json)).Body);
        return [.. stood];
    }

    private void Write(string session, byte[] journal)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bridge.JournalOf(session))!);
        File.WriteAllBytes(_bridge.JournalOf(session), journal);
    }

    private static string Entry(int seq, string type = "generate") =>
        $$$"""{"seq":{{{seq}}},"id":"one","type":"{{{type}}}","ts":"2026-01-01T00:00:00.000Z","event":"""
        + $$$"""{"type":"{{{type}}}","id":"one","text":"é"}}""";

    private static string? Phase(TestAnswer snapshot) => snapshot.Json.GetProperty("phase").GetString();

    private static int[] Diagnosed(TestAnswer snapshot) =>
        [.. snapshot.Json.GetProperty("diagnostics").EnumerateArray()
            .Select(one => one.GetProperty("line").GetInt32())];
}
