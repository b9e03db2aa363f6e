using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>A soak from end to end: first daemons that are killed or stopped, then one that lives through it.</summary>
internal sealed class SoakRun
{
    private static readonly DaemonStart How = new() { Configuration = SoakConfiguration.Text };
    private static readonly string[] Alarms = [" warn: ", " fail: ", " crit: "];

    // A stop cuts off who is still waiting.
    private static readonly string[] ExpectedAlarms = ["Cut off "];

    private readonly SoakWorld _world;
    private readonly Random _random;
    private readonly List<Participant> _participants;
    private readonly RestCheck _check;

    public SoakRun(SoakWorld world)
    {
        _world = world;
        _random = world.RandomOf("the course");
        List<SoakWatcher> watchers =
        [
            new SoakWatcher(world, "the steady watcher", WatchHabit.Steady),
            new SoakWatcher(world, "the first watcher that comes and goes", WatchHabit.ComesAndGoes),
            new SoakWatcher(world, "the second watcher that comes and goes", WatchHabit.ComesAndGoes),
            new SoakWatcher(world, "the slow watcher", WatchHabit.Slow),
            new SoakWatcher(world, "the deaf watcher", WatchHabit.Deaf),
            new SoakWatcher(world, "the watcher of own-0", WatchHabit.Steady, "own-0"),
            new SoakWatcher(world, "the watcher of work-0", WatchHabit.ComesAndGoes, "work-0"),
        ];
        var replaced = new ReplacedWatcher(world, "the watcher of replaced journals");
        _participants =
        [
            .. watchers,
            .. Named("client", 3).Select(name => new SoakClient(world, name)),
            .. Named("worker", 4).Select(name => new SoakWorker(world, name)),
            .. Named("reader", 2).Select(name => new SoakReader(world, name)),
            new SoakForeigner(world, "the other program"),
            new SoakArchivist(world, "the archivist"),
            new SoakReplacer(world, "the replacer"),
            new SoakDeadLetters(world, "the dead letters"),
            replaced,
        ];
        _check = new RestCheck(world, watchers, replaced);
    }

    /// <summary>Kills daemons, or has them stop, in the middle of the load.</summary>
    public async Task StormAsync(TimeSpan length, TimeSpan round)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length && _world.Findings.AreNone)
        {
            await using var first = await DaemonProcess.StartAsync(_world.Home, How);
            using var over = new CancellationTokenSource(round);
            var load = LoadAsync(over.Token);
            await Task.Delay(_random.NextDouble() * round);
            await EndAsync(first, _random.Next(2) == 0 ? "KILL" : "TERM");
            await using var second = await DaemonProcess.StartAsync(_world.Home, How);
            await load;
            await _check.RunAsync();
            await EndAsync(second, "TERM");
        }
    }

    /// <summary>Loads one daemon again and again; what it took while it rested, each time.</summary>
    public async Task<IReadOnlyList<DaemonFigures>> SteadyAsync(TimeSpan length, TimeSpan round)
    {
        var figures = new List<DaemonFigures>();
        await using var daemon = await DaemonProcess.StartAsync(_world.Home, How);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length && _world.Findings.AreNone)
        {
            using var over = new CancellationTokenSource(round);
            await LoadAsync(over.Token);
            figures.Add(await DaemonFigures.AtRestAsync(daemon));
            await _check.RunAsync();
        }

        _world.Findings.Expect(
            await daemon.WaitAsync() == 0, "the daemon", "to end by itself once nobody uses it", () => "it did not");
        await CheckLogAsync(daemon);
        return figures;
    }

    private Task LoadAsync(CancellationToken over) => Task.WhenAll(
        _participants.Select(participant => Task.Run(() => participant.RunAsync(over), CancellationToken.None)));

    private async Task EndAsync(DaemonProcess daemon, string signal)
    {
        _world.Leases.EndDaemon();
        await daemon.SignalAsync(signal);
        var code = await daemon.WaitAsync();
        _world.Counts.Add($"daemons ended by {signal}");
        _world.Findings.Expect(
            signal == "KILL" || code == 0,
            "the daemon", "to end with 0 when it is told to", () => $"it ended with {code}");
        await CheckLogAsync(daemon);
    }

    private async Task CheckLogAsync(DaemonProcess daemon)
    {
        var lines = (await daemon.ErrorsAsync()).Split('\n').Where(line => Alarms.Any(line.Contains));
        foreach (var line in lines.Where(line => !ExpectedAlarms.Any(line.Contains)))
            _world.Findings.Add("the log", "no warning", line);
    }

    private static IEnumerable<string> Named(string what, int count) =>
        Enumerable.Range(1, count).Select(number => $"{what} {number}");
}
