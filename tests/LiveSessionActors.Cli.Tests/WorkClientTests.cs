using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Tests;

public sealed class WorkClientTests : IDisposable
{
    private readonly TestCommands _commands = new();
    private readonly LiveSessionClient _client;

    public WorkClientTests()
    {
        var address = BridgeAddress.Resolve(_commands.Pipe);
        var program = DaemonCommand.Of(Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"));
        _client = new LiveSessionClient(address, _commands.Workspace, new DaemonStarter(address, program));
    }

    private static WorkRequest Look => new("agent-1", TimeSpan.Zero, TimeSpan.FromMinutes(5));

    public void Dispose()
    {
        _client.Dispose();
        _commands.Dispose();
    }

    [Fact]
    public async Task An_event_is_text_an_element_or_an_object_and_goes_with_its_conditions()
    {
        using var accept = JsonDocument.Parse("""{"type":"accept","id":"one","variantId":"\ud800"}""");
        using var done = JsonDocument.Parse("""{"type":"agent_done"}""");
        Func<AppendConditions, Task<AppendedEvent>>[] appends =
        [
            after => _client.AppendAsync("""{"type":"generate","id":"one"}""", after),
            after => _client.AppendAsync("one", """{"type":"agent_done"}""", after),
            after => _client.AppendAsync(accept.RootElement, after),
            after => _client.AppendAsync("one", done.RootElement, after),
            after => _client.AppendAsync(new { Type = "discard", Id = "one", Note = new[] { 1, 2 } }, after),
            after => _client.AppendAsync("one", new { Type = "complete" }, after),
        ];

        var snapshots = new List<JsonElement>();
        foreach (var append in appends)
            snapshots.Add(await AppendAfterAsync(snapshots.Count, append));

        Assert.Equal(
            [
                "generate_requested", "variants_ready", "accept_requested", "variants_ready", "discard_requested",
                "completed",
            ],
            snapshots.Select(snapshot => snapshot.GetProperty("phase").GetString()));
        Assert.Equal(
            "\"\\ud800\"", snapshots[2].GetProperty("pendingEvent").GetProperty("variantId").GetRawText());
        Assert.Equal("[1,2]", snapshots[4].GetProperty("pendingEvent").GetProperty("note").GetRawText());
    }

    [Fact]
    public async Task Work_is_answered_by_text_an_element_or_an_object_under_its_conditions()
    {
        using var done = JsonDocument.Parse("""{"type":"agent_done"}""");
        Func<string, AppendConditions, Task<AppendedEvent>>[] replies =
        [
            (lease, after) => _client.Work.ReplyAsync(lease, """{"type":"agent_done"}""", after),
            (lease, after) => _client.Work.ReplyAsync(lease, done.RootElement, after),
            (lease, after) => _client.Work.ReplyAsync(lease, new { Type = "agent_done" }, after),
        ];

        foreach (var reply in replies)
        {
            var generated = await _client.AppendAsync("one", new { type = "generate" });
            var work = await _client.Work.NextAsync(Look);

            await AppendAfterAsync(generated.Seq, after => reply(work!.Lease.Id, after));

            Assert.Null(await _client.Work.NextAsync(Look));
        }
    }

    [Fact]
    public async Task Work_is_taken_renewed_and_answered()
    {
        Assert.Null(await _client.Work.NextAsync(Look));
        await _client.AppendAsync("""{"type":"generate","id":"one"}"""u8.ToArray());

        var work = await _client.Work.NextAsync(Look with { Types = ["generate"] });
        var renewed = await _client.Work.RenewAsync(work!.Lease.Id, TimeSpan.FromMinutes(9));
        var leased = await _client.Work.ListAsync();
        var reply = await _client.Work.ReplyAsync(work.Lease.Id, """{"type":"agent_done"}"""u8.ToArray());

        Assert.Equal(("one", "1", 1), (work.Lease.Session, work.Lease.Seq, work.Lease.Attempt));
        Assert.Equal("generate", work.Event.GetProperty("type").GetString());
        Assert.True(renewed.ExpiresAt > work.Lease.ExpiresAt);
        Assert.Equal("agent-1", leased.GetProperty("leased")[0].GetProperty("worker").GetString());
        Assert.Equal("variants_ready", reply.Snapshot.GetProperty("phase").GetString());
        Assert.Equal((2, "fsync", null), (reply.Seq, reply.Durability, reply.Notice));
    }

    [Fact]
    public async Task A_reply_that_may_be_a_mistake_says_why()
    {
        await _client.AppendAsync("""{"type":"discard","id":"one"}"""u8.ToArray());
        var work = await _client.Work.NextAsync(Look);

        var reply = await _client.Work.ReplyAsync(work!.Lease.Id, """{"type":"agent_error"}"""u8.ToArray());

        Assert.Equal(["agent_error"], reply.Notice!.Codes);
        Assert.Equal("The session notes that the agent failed.", reply.Notice.Sentence);
    }

    [Fact]
    public async Task A_reply_that_is_repeated_under_its_key_is_answered_as_the_first()
    {
        await _client.AppendAsync("""{"type":"generate","id":"one"}"""u8.ToArray());
        var lease = (await _client.Work.NextAsync(Look))!.Lease.Id;
        Task<AppendedEvent> ReplyAsync(AppendConditions conditions) =>
            _client.Work.ReplyAsync(lease, """{"type":"agent_done"}"""u8.ToArray(), conditions);

        var refused = await Assert.ThrowsAsync<DaemonException>(() => ReplyAsync(new AppendConditions("done", 7)));
        var first = await ReplyAsync(new AppendConditions("done", 1));
        var again = await ReplyAsync(new AppendConditions("done", 1));

        Assert.Equal(("sequence_mismatch", 1), (refused.Code, refused.LastSeq));
        Assert.Equal(first.Snapshot.GetRawText(), again.Snapshot.GetRawText());
    }

    [Fact]
    public async Task Work_that_is_given_back_is_another_s_to_answer()
    {
        await _client.AppendAsync("""{"type":"accept","id":"one","variantId":"2"}"""u8.ToArray());
        var first = await _client.Work.NextAsync(Look);
        await _client.Work.ReleaseAsync(first!.Lease.Id);

        var second = await _client.Work.NextAsync(Look);
        var late = await Assert.ThrowsAsync<DaemonException>(
            () => _client.Work.ReplyAsync(first.Lease.Id, """{"type":"complete"}"""u8.ToArray()));
        await _client.Work.ReviveAsync("one");

        Assert.Equal("one", second?.Lease.Session);
        Assert.Equal("lease_gone", late.Code);
    }

    // Refused behind another number than the session's last, and then appended behind that.
    private static async Task<JsonElement> AppendAfterAsync(
        long seq, Func<AppendConditions, Task<AppendedEvent>> append)
    {
        var refused = await Assert.ThrowsAsync<DaemonException>(
            () => append(new AppendConditions(ExpectedSeq: seq + 7)));
        Assert.Equal("sequence_mismatch", refused.Code);
        return (await append(new AppendConditions(ExpectedSeq: seq))).Snapshot;
    }
}
