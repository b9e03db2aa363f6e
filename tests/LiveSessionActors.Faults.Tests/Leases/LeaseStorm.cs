using System.Collections.Concurrent;
using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Leases;

/// <summary>
/// Workers that take pieces of work and answer them, while the daemon is killed again and again, beside a worker that holds
/// one piece all the time.
/// </summary>
internal sealed class LeaseStorm(Home home, IReadOnlyList<string> pieces, Random random) : IDisposable
{
    private const string Held = "held";
    private const int Workers = 10;
    private const string Shortly = """{"worker":"any","waitMs":100,"leaseMs":2000}""";
    private const string Long = """{"worker":"holder","waitMs":1000,"leaseMs":600000}""";

    private readonly Bridge _bridge = new(home.Pipe, home.Workspace);
    private readonly ConcurrentDictionary<string, int> _answered = new();
    private readonly CancellationTokenSource _enough = new();
    private int _refused;

    /// <summary>How often somebody was refused because another had got the work.</summary>
    public int Refused => _refused;

    /// <summary>Kills so many times while all work is answered; whether the lease of the holder was held all the time.</summary>
    public async Task<bool> RunAsync(int kills)
    {
        var isHeld = true;
        string lease;
        await using (var first = await DaemonProcess.StartAsync(home))
        {
            (await _bridge.AppendAsync(Some.Event("first", Held))).ShouldBeGiven();
            lease = LeaseOf(await _bridge.PostAsync("/v1/work/next", Long));
            foreach (var some in pieces.Chunk(32))
                await Task.WhenAll(some.Select(piece => _bridge.AppendAsync(Some.Event("first", piece))));
        }

        var workers = Enumerable.Range(0, Workers).Select(WorkAsync).ToArray();
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var killed = await DaemonProcess.StartAsync(home);
            isHeld &= await IsHeldAsync(lease);
            var wanted = (pieces.Count * kill / (kills + 1)) - random.Next(3);
            await Eventually.IsAsync("work is answered", () => _answered.Count >= wanted);
        }

        await using var last = await DaemonProcess.StartAsync(home);
        isHeld &= await IsHeldAsync(lease);
        await Eventually.IsAsync("all work is answered", () => _answered.Count == pieces.Count);
        await _enough.CancelAsync();
        await Task.WhenAll(workers).WaitAsync(Eventually.Patience);
        return isHeld && (await _bridge.PostAsync($"/v1/work/{lease}/reply", Answer(Held))).Status == 200;
    }

    public void Dispose()
    {
        _bridge.Dispose();
        _enough.Dispose();
    }

    private static string Answer(string session) => $$"""{"type":"agent_done","id":"{{session}}","mark":"answer"}""";

    private static string LeaseOf(BridgeAnswer handed)
    {
        using var json = JsonDocument.Parse(handed.ShouldBeGiven().Body);
        return json.RootElement.GetProperty("lease").GetProperty("id").GetString()!;
    }

    // The list has no leases' ids; a renewal would give the lease anew if it was not held. So both are asked for.
    private async Task<bool> IsHeldAsync(string lease) =>
        (await _bridge.GetRouteAsync("/v1/work")).Body.Contains("\"worker\":\"holder\"", StringComparison.Ordinal)
        && (await _bridge.PostAsync($"/v1/work/{lease}/renew", """{"leaseMs":600000}""")).Body.Contains(lease);

    private async Task WorkAsync(int worker)
    {
        for (var number = 0; !_enough.IsCancellationRequested; number++)
        {
            if (await AskAsync("/v1/work/next", Shortly) is { Status: 200 } handed)
                await AnswerAsync(LeaseOf(handed), $"w{worker}-{number}");
        }
    }

    private async Task AnswerAsync(string lease, string key)
    {
        var session = lease[..lease.LastIndexOf('.')];
        BridgeAnswer? answer = null;
        await Eventually.IsAsync($"{session} is answered", async () =>
            (answer = await AskAsync($"/v1/work/{lease}/reply", Answer(session), ("Idempotency-Key", key)))
                is { Status: 200 or 410 });
        if (answer!.Status == 200)
            _answered[session] = 1;
        else
            Interlocked.Increment(ref _refused);
    }

    // Nobody answers while there is no daemon.
    private async Task<BridgeAnswer?> AskAsync(
        string route, string body, params (string Name, string Value)[] headers)
    {
        BridgeAnswer? answer = null;
        await Eventually.IsAsync($"{route} is answered", async () =>
        {
            try
            {
                answer = await _bridge.PostAsync(route, body, headers);
                return answer.Status < 500;
            }
            catch (HttpRequestException)
            {
                return _enough.IsCancellationRequested;
            }
        });
        return answer;
    }
}
