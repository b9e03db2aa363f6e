using System.Text;
using LiveSessionActors.Client;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class HistoryClientTests : IAsyncLifetime, IDisposable
{
    private TestBridge _bridge = null!;
    private LiveSessionClient _client = null!;

    public async Task InitializeAsync()
    {
        _bridge = await TestBridge.StartOverFilesAsync();
        _client = new LiveSessionClient(_bridge.Address, _bridge.Workspace);
    }

    public async Task DisposeAsync() => await _bridge.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task Lines_come_whole_however_long_they_are(string end)
    {
        string[] lines = [Entry(1), "", new string('é', 200_000), "\r", Entry(2), "☃"];
        Write(string.Join('\n', lines) + end);

        Assert.Equal(lines, await ReadAsync());
        Assert.Equal(lines[4..], await ReadAsync(from: "2"));
        Assert.Empty(await ReadAsync(from: "3"));
    }

    [Fact]
    public async Task An_empty_journal_has_no_lines()
    {
        Write("");

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_journal_is_copied_byte_for_byte()
    {
        byte[] journal = [0xff, 0xfe, 10, 13, 10, .. Encoding.UTF8.GetBytes(Entry(1)), 0];
        Write("");
        await File.WriteAllBytesAsync(_bridge.JournalOf("one"), journal);
        using var copy = new MemoryStream();

        await _client.CopyJournalAsync("one", copy);

        Assert.Equal(journal, copy.ToArray());
    }

    [Fact]
    public async Task Whoever_has_read_enough_may_leave()
    {
        Write(string.Concat(Enumerable.Range(1, 60_000).Select(seq => Entry(seq) + "\n")));

        await foreach (var line in _client.GetJournalAsync("one"))
        {
            Assert.Equal(Entry(1), line);
            break;
        }

        var last = await _client.GetSessionAtAsync("one", "60000");

        Assert.Equal("generate_requested", last.GetProperty("phase").GetString());
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_said_to_be_one()
    {
        Write(string.Concat(Enumerable.Repeat(Entry(1) + "\n", 60_000)));
        await using var lines = _client.GetJournalAsync("one").GetAsyncEnumerator();
        Assert.True(await lines.MoveNextAsync());

        Write("");

        var failure = await Assert.ThrowsAsync<DaemonException>(async () =>
        {
            while (await lines.MoveNextAsync())
                Assert.NotEmpty(lines.Current);
        });
        Assert.Equal(DaemonException.Unreachable, failure.Code);
    }

    [Fact]
    public async Task What_is_not_there_is_said_by_its_code()
    {
        Write(Entry(1));

        var journal = await Assert.ThrowsAsync<DaemonException>(() => ReadAsync("nobody"));
        var entry = await Assert.ThrowsAsync<DaemonException>(() => _client.GetSessionAtAsync("one", "2"));
        var number = await Assert.ThrowsAsync<DaemonException>(() => _client.GetSessionAtAsync("one", "two"));

        Assert.Equal(
            ("session_not_found", "entry_not_found", "invalid_parameter"), (journal.Code, entry.Code, number.Code));
        Assert.NotNull(entry.Hint);
    }

    private async Task<List<string>> ReadAsync(string session = "one", string? from = null)
    {
        var lines = new List<string>();
        await foreach (var line in _client.GetJournalAsync(session, from))
            lines.Add(line);
        return lines;
    }

    private void Write(string journal)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bridge.JournalOf("one"))!);
        File.WriteAllText(_bridge.JournalOf("one"), journal);
    }

    private static string Entry(int seq) =>
        $$$"""{"seq":{{{seq}}},"id":"one","type":"generate","ts":"2026-01-01T00:00:00.000Z","event":"""
        + """{"type":"generate","id":"one"}}""";
}
