using System.Collections.Concurrent;
using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Migration;

/// <summary>
/// Migrates a legacy directory while clients append to the same sessions, under keys and until each append is answered, and
/// the daemon is killed again and again.
/// </summary>
internal sealed class MigrationStorm(Home home, LegacyDirectory legacy, Random random) : IDisposable
{
    private const int Clients = 32;
    private const int AppendsPerKill = 60;

    private readonly Bridge _bridge = new(home.Pipe, home.Workspace);
    private readonly ConcurrentDictionary<string, string> _acknowledged = new();
    private readonly CancellationTokenSource _enough = new();

    /// <summary>The marks of the appends that were answered, and their sessions.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>How often each outcome was told, by all answers together.</summary>
    public ConcurrentDictionary<string, int> Outcomes { get; } = new();

    /// <summary>Kills so many times; after that, has the rest migrated.</summary>
    public async Task RunAsync(int kills)
    {
        var clients = Enumerable.Range(0, Clients).Select(client => AppendAsync(client, new Random(random.Next())))
            .Append(MigrateAsync()).ToArray();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var killed = await DaemonProcess.StartAsync(home);
            var wanted = _acknowledged.Count + random.Next(AppendsPerKill);
            await Eventually.IsAsync("appends are answered", () => _acknowledged.Count >= wanted);
        }

        await using var daemon = await DaemonProcess.StartAsync(home);
        await _enough.CancelAsync();
        await Task.WhenAll(clients).WaitAsync(Eventually.Patience);
        var last = await MigrateOnceAsync();
        while (last.More)
            last = await MigrateOnceAsync();

        await daemon.SignalAsync("TERM");
        await daemon.WaitAsync();
    }

    public void Dispose()
    {
        _bridge.Dispose();
        _enough.Dispose();
    }

    private async Task AppendAsync(int client, Random own)
    {
        for (var number = 0; !_enough.IsCancellationRequested; number++)
        {
            var (mark, session) = ($"c{client}-{number}", legacy.Sessions[own.Next(legacy.Sessions.Count)]);
            await Eventually.IsAsync($"{mark} is answered", async () => await TryAsync(
                () => _bridge.AppendAsync(Some.Event(mark, session), mark)) is { Status: 200 });
            _acknowledged[mark] = session;
        }
    }

    private async Task MigrateAsync()
    {
        while (!_enough.IsCancellationRequested)
            await Eventually.IsAsync("the migration is answered", async () => await TryAsync(MigrateOnceAsync) is not null);
    }

    private async Task<Answered> MigrateOnceAsync()
    {
        var answer = (await _bridge.PostAsync("/v1/migrate", "{}")).ShouldBeGiven();
        using var json = JsonDocument.Parse(answer.Body);
        Count("copied", json.RootElement.GetProperty("copied").GetArrayLength());
        foreach (var kept in json.RootElement.GetProperty("kept").EnumerateArray())
            Count(kept.GetProperty("reason").GetString()!, 1);
        return new Answered(json.RootElement.GetProperty("more").GetBoolean());
    }

    private void Count(string outcome, int more) => Outcomes.AddOrUpdate(outcome, more, (_, count) => count + more);

    // Nobody answers while there is no daemon, and who is answered may be told that it is stopping.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException)
        {
            return default;
        }
    }

    private sealed record Answered(bool More);
}
