using System.Text;
using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>Changes watched over the pipe.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TestWorkspace _workspace = new();
    private readonly SemaphoreSlim _heard = new(0);
    private readonly SemaphoreSlim _appended = new(0);
    private readonly SemaphoreSlim _acknowledged = new(0);
    private readonly CancellationTokenSource _patience = new(Patience);
    private TaskCompletionSource _running = new();
    private int _kills;

    public void Dispose()
    {
        _patience.Dispose();
        _acknowledged.Dispose();
        _appended.Dispose();
        _heard.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_watcher_is_told_what_comes_from_now_on_also_from_other_processes()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await AppendAsync(client, "s", "before");
        await using var watch = client.WatchAsync(null, _patience.Token).GetAsyncEnumerator();
        Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(watch));

        await AppendAsync(client, "s", "own");
        Assert.Equal(("s", "2", "own"), Read(await NextAsync(watch)));
        AppendForeign("s", 3, "foreign");
        Assert.Equal(("s", "3", "foreign"), Read(await NextAsync(watch)));
        AppendForeign("other", 1, "first");
        Assert.Equal(("other", "1", "first"), Read(await NextAsync(watch)));
        await File.AppendAllTextAsync(JournalOf("s"), "no JSON\n");
        var unreadable = Assert.IsType<SessionWatchEvent.Appended>(await NextAsync(watch));

        Assert.Equal((null, null), (unreadable.Seq, unreadable.Type));
        Assert.Equal(1, unreadable.Snapshot.GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public async Task A_watcher_that_comes_back_is_told_the_past_each_change_with_the_session_right_after_it()
    {
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        using var client = _workspace.CreateClient();
        var before = client.WatchAsync(null, _patience.Token).GetAsyncEnumerator();
        var cursor = Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(before)).Cursor;
        await before.DisposeAsync();
        await AppendAsync(client, "s", "one");
        await AppendAsync(client, "t", "two");
        await first.KillAsync();
        AppendForeign("s", 2, "three");
        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = second;

        await using var watch = client
            .WatchAsync(new WatchRequest(After: cursor), _patience.Token).GetAsyncEnumerator();

        (string, string?, string?)[] told =
            [Read(await NextAsync(watch)), Read(await NextAsync(watch)), Read(await NextAsync(watch))];
        Assert.Equal([("s", "1", "one"), ("s", "2", "three"), ("t", "1", "two")], told.Order());
        Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(watch));
        await using var start = client
            .WatchAsync(new WatchRequest("s", FromStart: true), _patience.Token).GetAsyncEnumerator();
        Assert.Equal(("s", "1", "one"), Read(await NextAsync(start)));
        Assert.Equal(("s", "2", "three"), Read(await NextAsync(start)));
        await using var unknown = client
            .WatchAsync(new WatchRequest("s", After: "nothing"), _patience.Token).GetAsyncEnumerator();
        var reset = Assert.IsType<SessionWatchEvent.Reset>(await NextAsync(unknown));
        Assert.Equal(("unknown_cursor", "three"), (reset.Reason, MarkOf(Assert.Single(reset.Snapshots))));
    }

    [Fact]
    public async Task A_replaced_journal_is_a_reset()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await AppendAsync(client, "s", "one");
        await using var watch = client
            .WatchAsync(new WatchRequest(FromStart: true), _patience.Token).GetAsyncEnumerator();
        Assert.Equal(("s", "1", "one"), Read(await NextAsync(watch)));
        Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(watch));

        File.Delete(JournalOf("s"));
        AppendForeign("s", 1, "another");

        var reset = Assert.IsType<SessionWatchEvent.Reset>(await NextAsync(watch));
        Assert.Equal(("journal_replaced", "another"), (reset.Reason, MarkOf(Assert.Single(reset.Snapshots))));
        Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(watch));
        await AppendAsync(client, "s", "next");
        Assert.Equal(("s", "2", "next"), Read(await NextAsync(watch)));
    }

    [Fact]
    public async Task A_stop_waits_for_no_watcher()
    {
        var patient = _workspace.Write("patient.conf", "live-sessions.daemon.drain-timeout = 1 h");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", patient);
        using var client = _workspace.CreateClient();
        using var over = new CancellationTokenSource();
        var watches = Enumerable.Range(0, 10)
            .Select(_ => client.WatchAsync(null, over.Token).GetAsyncEnumerator()).ToList();
        foreach (var watch in watches)
            Assert.IsType<SessionWatchEvent.CaughtUp>(await NextAsync(watch));
        var waiting = watches.Select(watch => watch.MoveNextAsync().AsTask()).ToList();

        await client.StopAsync();

        Assert.Equal(0, await daemon.WaitAsync());
        await over.CancelAsync();
        foreach (var one in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
    }

    [Fact]
    public async Task A_watcher_that_is_cut_off_at_random_is_told_each_of_a_thousand_changes_once_and_in_order()
    {
        const int Each = 500;
        var random = new Random(20261122);
        using var written = new CancellationTokenSource();
        var daemons = KillAndRestartAsync(random.Next(), written.Token);
        using var client = _workspace.CreateClient();
        var told = new List<(string Session, string? Mark)>();
        var watching = WatchAsync(client, told, new Random(random.Next()));

        await Task.WhenAll(WriteOwnAsync(client, Each), WriteForeignAsync(Each, new Random(random.Next())));
        await written.CancelAsync();
        await using var last = await daemons;
        var expected = ExpectedBySession();
        while (CountOf(told) < expected.Sum(session => session.Value.Count))
            await await Task.WhenAny(watching, _heard.WaitAsync(_patience.Token));
        await _patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);

        Assert.True(_kills > 0);
        Assert.True(expected.Sum(session => session.Value.Count) >= 2 * Each);
        foreach (var (session, marks) in expected)
            Assert.Equal(marks, told.Where(change => change.Session == session).Select(change => change.Mark));
    }

    private static int CountOf(List<(string Session, string? Mark)> told)
    {
        lock (told)
            return told.Count;
    }

    private async Task<LiveSessionsProcess> KillAndRestartAsync(int seed, CancellationToken written)
    {
        var random = new Random(seed);
        while (true)
        {
            var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
            _running.SetResult();
            try
            {
                for (var appends = random.Next(20, 100); appends > 0; appends--)
                    await _appended.WaitAsync(written);
            }
            catch (OperationCanceledException)
            {
                return daemon;
            }

            _running = new TaskCompletionSource();
            await daemon.KillAsync();
            await daemon.DisposeAsync();
            _kills++;
        }
    }

    // Each part of a watch ends after some changes, wherever it is; the next goes on behind the last change it told.
    private async Task WatchAsync(LiveSessionClient client, List<(string Session, string? Mark)> told, Random random)
    {
        var request = new WatchRequest(FromStart: true);
        while (true)
        {
            var left = random.Next(0, 60);
            try
            {
                await foreach (var happened in client.WatchAsync(request, _patience.Token))
                {
                    Assert.IsNotType<SessionWatchEvent.Reset>(happened);
                    if (happened is SessionWatchEvent.Appended appended)
                    {
                        request = new WatchRequest(After: appended.Cursor);
                        lock (told)
                            told.Add((appended.Id, appended.Type is null ? null : MarkOf(appended.Snapshot)));
                        _heard.Release();
                    }

                    if (left-- == 0)
                        break;
                }
            }
            catch (DaemonException failure) when (failure.Code == DaemonException.Unreachable)
            {
                await RunningAsync();
            }
        }
    }

    private Task RunningAsync() => _running.Task.WaitAsync(_patience.Token);

    private async Task WriteOwnAsync(LiveSessionClient client, int count)
    {
        for (var number = 0; number < count; number++)
        {
            while (!await TryAppendAsync(client, $"s{number % 3}", $"own-{number}"))
                await RunningAsync();
            _appended.Release();
            _acknowledged.Release();
        }
    }

    private static async Task<bool> TryAppendAsync(LiveSessionClient client, string session, string mark)
    {
        try
        {
            await client.AppendAsync(session, Event(mark), new AppendConditions(IdempotencyKey: mark));
            return true;
        }
        catch (DaemonException failure)
            when (failure.Code is DaemonException.Unreachable or "stopping" or "workspace_locked")
        {
            return false;
        }
    }

    // Now and then it waits for the other writer, so that both write until the end, and some of it while no daemon
    // runs.
    private async Task WriteForeignAsync(int count, Random random)
    {
        for (var number = 0; number < count; number++)
        {
            AppendForeign($"s{2 + (number % 2)}", number, $"foreign-{number}");
            for (var others = random.Next(4) == 0 ? random.Next(8) : 0; others > 0; others--)
                await _acknowledged.WaitAsync(_patience.Token);
        }
    }

    private Dictionary<string, List<string?>> ExpectedBySession() => Directory
        .EnumerateFiles(Path.GetDirectoryName(JournalOf("s"))!, "*.jsonl")
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => File.ReadAllLines(file).Select(MarkOfLine).ToList());

    private static string? MarkOfLine(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement.GetProperty("event").GetProperty("owner").GetString();
        }
        catch (JsonException)
        {
            // Torn when the daemon was killed.
            return null;
        }
    }

    private void AppendForeign(string session, int seq, string mark) => OtherProgram.Append(
        JournalOf(session),
        $$"""{"seq":{{seq}},"id":"{{session}}","type":"checkpoint","ts":"2026-01-01T00:00:00.000Z","event":"""
        + Encoding.UTF8.GetString(Event(mark)) + "}\n");

    private static Task<AppendedEvent> AppendAsync(LiveSessionClient client, string session, string mark) =>
        client.AppendAsync(session, Event(mark));

    private static byte[] Event(string mark) =>
        Encoding.UTF8.GetBytes($$"""{"type":"checkpoint","owner":"{{mark}}"}""");

    private string JournalOf(string session) =>
        Path.Combine(_workspace.Path, ".impeccable", "live", "sessions", session + ".jsonl");

    private static (string Session, string? Seq, string? Mark) Read(SessionWatchEvent told)
    {
        var appended = Assert.IsType<SessionWatchEvent.Appended>(told);
        return (appended.Id, appended.Seq, MarkOf(appended.Snapshot));
    }

    private static string? MarkOf(JsonElement snapshot) => snapshot.GetProperty("activeOwner").GetString();

    private static async Task<SessionWatchEvent> NextAsync(IAsyncEnumerator<SessionWatchEvent> watch)
    {
        Assert.True(await watch.MoveNextAsync());
        return watch.Current;
    }
}
