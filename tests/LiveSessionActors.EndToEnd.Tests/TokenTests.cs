using System.Text;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>Where the browser's token is written, and where it is not.</summary>
public sealed class TokenTests : IDisposable
{
    private const string Token = "token-7d1f0c";

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Only_the_journal_holds_a_token() =>
        Assert.Equal([".impeccable/live/sessions/s.jsonl"], await PlacesAsync(""));

    [Fact]
    public async Task Nothing_holds_a_token_that_is_to_be_left_out() =>
        Assert.Empty(await PlacesAsync("live-sessions.journal.redact-token = on"));

    // The files with the token in them after every kind of event that is pending, and a restart; no answer has it.
    private async Task<List<string>> PlacesAsync(string configuration)
    {
        var file = _workspace.Write("own.conf", configuration);
        foreach (var types in (string[][])[["generate", "agent_done"], ["accept", "discard", "no_such_type"]])
        {
            var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", file);
            await using var end = daemon;
            using var client = _workspace.CreateClient();
            foreach (var type in types)
            {
                var json = $$"""{"type":"{{type}}","id":"s","token":"{{Token}}","variantId":"1"}""";
                var appended = await client.AppendAsync(Encoding.UTF8.GetBytes(json), new(IdempotencyKey: type));
                Assert.DoesNotContain(Token, appended.Snapshot.GetRawText(), StringComparison.Ordinal);
            }

            await client.ListSessionsAsync();
            await client.StopAsync();
            await daemon.WaitAsync();
        }

        var holding = _workspace.Files().Where(pair => pair.Value.Contains(Token, StringComparison.Ordinal));
        return [.. holding.Select(pair => pair.Key)];
    }
}
