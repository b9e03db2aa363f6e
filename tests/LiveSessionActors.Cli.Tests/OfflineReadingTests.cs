using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

/// <summary>
/// Commands that only read answer as they do with a daemon where none can be reached or started, and say so.
/// </summary>
public sealed class OfflineReadingTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Without_a_daemon_the_answer_is_the_same()
    {
        string[][] verbs =
        [
            ["list"],
            ["list", "--all"],
            ["show", "one"],
            ["show", "over"],
            ["show", "put-away"],
            ["show", "old"],
            ["show", "one", "--at", "1"],
            ["resume"],
            ["resume", "--id", "over"],
            ["history", "one"],
            ["history", "one", "--from", "2"],
            ["journal", "one"],
            ["journal", "put-away", "--from", "2"],
            ["verify"],
        ];
        await ArrangeAsync();
        var served = new List<string>();
        foreach (var verb in verbs)
            served.Add((await _commands.RunAsync(verb)).Output);
        await _commands.AskAsync("stop");
        var before = _commands.Files.Files();

        await Assert.AllAsync(verbs.Zip(served), async one =>
        {
            var read = await _commands.RunAsync([.. one.First, "--no-start"]);

            Assert.Equal((0, one.Second), (read.ExitCode, read.Output));
            if (one.First is not ["verify"])
                Assert.Contains("read from the files", Assert.Single(Lines(read.Errors)), StringComparison.Ordinal);
        });
        Assert.Equal(before, _commands.Files.Files());
    }

    [Fact]
    public async Task Status_without_a_daemon_has_the_sessions_and_no_server()
    {
        await ArrangeAsync();
        var served = await _commands.AskAsync("status");
        await _commands.AskAsync("stop");

        var read = await _commands.RunAsync("status", "--no-start");

        var status = JsonDocument.Parse(read.Output).RootElement;
        Assert.Contains("live-sessions start", Assert.Single(Lines(read.Errors)), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("liveServer").ValueKind);
        Assert.Equal(
            served.GetProperty("activeSessions").GetRawText(), status.GetProperty("activeSessions").GetRawText());
    }

    [Fact]
    public async Task A_daemon_that_cannot_be_started_keeps_nobody_from_reading()
    {
        _commands.WriteJournal("one", """{"seq":1,"id":"one","type":"generate","event":{"type":"generate"}}""");
        // Where the directory of the address should be is a file.
        var pipe = Path.Combine(_commands.Files.Write("taken", ""), "bridge.sock");

        var read = await EndToEnd.Tests.LiveSessionsProcess.RunAsync(
            ["list", "--pipe", pipe, "--workspace", _commands.Workspace]);
        var appended = await EndToEnd.Tests.LiveSessionsProcess.RunAsync(
            ["append", "{}", "--pipe", pipe, "--workspace", _commands.Workspace]);

        Assert.Equal((0, 1), (read.ExitCode, JsonDocument.Parse(read.Output).RootElement.GetArrayLength()));
        Assert.NotEqual(0, appended.ExitCode);
    }

    [Theory]
    [InlineData(1, "session_not_found", "show", "nobody")]
    [InlineData(1, "session_not_found", "resume", "--id", "nobody")]
    [InlineData(1, "session_not_found", "history", "nobody")]
    [InlineData(1, "session_not_found", "journal", "nobody")]
    [InlineData(1, "entry_not_found", "show", "one", "--at", "7")]
    [InlineData(2, "invalid_session_id", "show", "a b")]
    public async Task What_is_not_there_is_told_as_a_daemon_tells_it(int exitCode, string code, params string[] verb)
    {
        _commands.WriteJournal("one", """{"seq":1,"id":"one","type":"generate","event":{"type":"generate"}}""");

        var read = await _commands.RunAsync([.. verb, "--no-start", "--json"]);

        Assert.Equal((exitCode, ""), (read.ExitCode, read.Output));
        Assert.Equal(code, JsonDocument.Parse(read.Errors).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_hides_no_other_and_is_named()
    {
        _commands.WriteJournal("one", """{"seq":1,"id":"one","type":"generate","event":{"type":"generate"}}""");
        var other = _commands.WriteJournal("other");
        File.Delete(other);
        Directory.CreateDirectory(other);

        var read = await _commands.RunAsync("list", "--no-start");

        Assert.Equal((0, 1), (read.ExitCode, JsonDocument.Parse(read.Output).RootElement.GetArrayLength()));
        Assert.Contains("other.jsonl", read.Errors, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task ArrangeAsync()
    {
        await _commands.AskAsync("append", """{"type":"generate","id":"put-away"}""");
        await _commands.AskAsync("append", """{"type":"complete","id":"put-away"}""");
        await _commands.AskAsync("archive", "put-away");
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");
        await _commands.AskAsync("append", """{"type":"accept","id":"one","variantId":"2"}""");
        await _commands.AskAsync("append", """{"type":"complete","id":"over"}""");
        var legacy = Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live", "sessions"));
        await File.WriteAllTextAsync(
            Path.Combine(legacy.FullName, "old.jsonl"),
            """{"seq":1,"id":"old","type":"generate","ts":"2026-01-01T00:00:00Z","event":{"type":"generate"}}""" + "\n");
    }
}
