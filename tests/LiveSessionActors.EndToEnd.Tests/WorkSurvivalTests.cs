using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Xunit.Abstractions;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>
/// Work while daemons are killed at random. LIVE_SESSIONS_WORK_SESSIONS, LIVE_SESSIONS_WORK_KILLS and
/// LIVE_SESSIONS_WORK_SEED say how much of it, and which.
/// </summary>
public sealed class WorkSurvivalTests(ITestOutputHelper output) : IDisposable
{
    private const int Workers = 10;
    private const string NoWork = """{"waiting":[],"leased":[],"deadLettered":[]}""";

    private static readonly int Sessions = Setting("SESSIONS", 1_000);
    private static readonly int Kills = Setting("KILLS", 10);

    private readonly TestWorkspace _workspace = new();
    private readonly ConcurrentBag<DaemonLife> _lives = [];
    private readonly ConcurrentDictionary<string, string> _held = new();
    private readonly ConcurrentDictionary<string, string> _answered = new();
    private readonly SemaphoreSlim _acknowledged = new(0);
    private int _handed;
    private int _outlived;

    public void Dispose()
    {
        foreach (var life in _lives)
            life.Dispose();
        _acknowledged.Dispose();
        _workspace.Dispose();
    }

    [SkippableFact]
    public async Task Each_of_a_thousand_pieces_of_work_is_answered_once_however_often_the_daemon_is_killed()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test speaks to a socket.");
        var seed = Setting("SEED", Random.Shared.Next());
        output.WriteLine($"seed {seed}");
        var life = await StartAsync();
        await Parallel.ForAsync(0, Sessions, async (number, _) =>
            await life.PostAsync("/v1/events", $$"""{"type":"generate","id":"s{{number}}"}"""));
        using var allDone = new CancellationTokenSource();
        var workers = Enumerable.Range(1, Workers)
            .Select(number => WorkAsync($"w{number}", life, allDone.Token))
            .ToList();

        foreach (var moment in Moments(new Random(seed)))
        {
            await AcknowledgedAsync(moment, Task.WhenAny(workers));
            var held = await TakeAsync("holder", life);
            var isKept = held is not null && await KeepAsync(held, life);
            _lives.Add(life = await life.KillAndRestartAsync());
            if (isKept && await KeepAsync(held!, life))
                await ReplyAsync(held!, life);
        }

        while (await life.GetAsync("/v1/work") != NoWork)
            await AcknowledgedAsync(_answered.Count, Task.WhenAny(workers));
        await allDone.CancelAsync();
        await Task.WhenAll(workers);
        await life.KillAsync();
        output.WriteLine(
            $"{Sessions} sessions, {Kills} kills, {_handed} times handed out, {_outlived} leases renewed "
            + $"after a kill, {_answered.Count} replies acknowledged");
        Assert.InRange(_outlived, 1, int.MaxValue);
        AssertEachIsAnsweredOnce();
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable("LIVE_SESSIONS_WORK_" + name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    // After so many acknowledged replies, whatever the workers are at.
    private static List<int> Moments(Random random) =>
        [.. Enumerable.Range(0, Kills).Select(_ => random.Next(Sessions * 9 / 10)).Order()];

    // A worker that ends before all is done has failed.
    private async Task AcknowledgedAsync(int count, Task<Task> ended)
    {
        while (_answered.Count < count)
            await Task.WhenAny(_acknowledged.WaitAsync(), ended);
        if (ended.IsCompleted)
            await await ended;
    }

    private async Task<DaemonLife> StartAsync()
    {
        var life = await DaemonLife.StartAsync(_workspace);
        _lives.Add(life);
        return life;
    }

    private async Task WorkAsync(string worker, DaemonLife life, CancellationToken allDone)
    {
        Held? held = null;
        while (!allDone.IsCancellationRequested)
        {
            try
            {
                held ??= await TakeAsync(worker, life);
                if (held is not null && await KeepAsync(held, life))
                    await ReplyAsync(held, life);
                held = null;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                // The daemon was killed: the next one knows who has what.
                life = await life.Next;
            }
        }
    }

    // Of a lease whose answer is lost with a daemon nobody knows the id, so it is a short one.
    private async Task<Held?> TakeAsync(string worker, DaemonLife life)
    {
        var work = await life.PostAsync("/v1/work/next", $$"""{"worker":"{{worker}}","waitMs":500,"leaseMs":2000}""");
        if (work.Status == HttpStatusCode.NoContent)
            return null;

        Interlocked.Increment(ref _handed);
        var lease = work.Body.GetProperty("lease");
        return new Held(lease.GetProperty("id").GetString()!, lease.GetProperty("session").GetString()!);
    }

    // Once that is acknowledged it is this worker's, whatever becomes of daemons.
    private async Task<bool> KeepAsync(Held held, DaemonLife life)
    {
        if (held.IsReplied || (held.KeptIn == life))
            return true;

        var renewed = await life.PostAsync($"/v1/work/{held.Lease}/renew", """{"leaseMs":600000}""");
        if (renewed.Status == HttpStatusCode.Gone && held.KeptIn is null)
            return false;

        Assert.Equal((HttpStatusCode.OK, held.Lease), (renewed.Status, renewed.Body.GetProperty("id").GetString()));
        if (held.KeptIn is null)
            Assert.True(_held.TryAdd(held.Session, held.Lease), $"{held.Session} was leased to two workers.");
        else
            Interlocked.Increment(ref _outlived);
        held.KeptIn = life;
        return true;
    }

    private async Task ReplyAsync(Held held, DaemonLife life)
    {
        held.IsReplied = true;
        var reply = await life.PostAsync(
            $"/v1/work/{held.Lease}/reply", $$"""{"type":"agent_done","file":"{{held.Lease}}"}""", held.Lease.Replace('.', '-'));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.True(_answered.TryAdd(held.Session, held.Lease), $"{held.Session} was answered twice.");
        _acknowledged.Release();
    }

    private void AssertEachIsAnsweredOnce()
    {
        var journals = _workspace.Files().Where(file => file.Key.Contains("/sessions/", StringComparison.Ordinal)
            && file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).ToList();
        Assert.Equal(Sessions, journals.Count);
        foreach (var (name, journal) in journals)
        {
            Assert.True(journal.Split("\"type\":\"agent_done\",\"ts\"").Length == 2, $"{name}: {journal}");
            if (_answered.TryGetValue(Path.GetFileNameWithoutExtension(name), out var lease))
                Assert.Contains(lease, journal, StringComparison.Ordinal);
        }
    }

    private sealed class Held(string lease, string session)
    {
        public string Lease => lease;

        public string Session => session;

        /// <summary>The last daemon that acknowledged a renewal.</summary>
        public DaemonLife? KeptIn { get; set; }

        public bool IsReplied { get; set; }
    }
}
