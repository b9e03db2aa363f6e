using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What an append costs while each of 64 sessions has a watcher, and while none has.</summary>
internal static class WatchSection
{
    private const int Sessions = 64;
    private const int Turns = 11;
    private const int EachSession = 24;

    public static Section Section { get; } = new(
        "watch",
        "Appends that are watched",
        $"Appends to {Sessions} sessions in turn, each session with a watcher of its own that reads what it is told, "
        + $"and the same without: {Turns} times each, alternating, in one daemon. The ratio is that of each pair of "
        + "turns, median, since what the disk takes changes from second to second.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("clients", "unwatched: median, µs", "watched: median, µs", "watched / unwatched");
        foreach (var clients in (int[])[1, 8])
        {
            Findings.Say($"appends of {clients} at once, watched and unwatched");
            var turns = Measure(findings.Options.Program, clients);
            var ratio = Figure.Of(turns.Select(turn => turn.Watched / turn.Alone)).Median;
            table.Add(
                Figure.Text(clients),
                Figure.Text(Figure.Of(turns.Select(turn => turn.Alone)).Median),
                Figure.Text(Figure.Of(turns.Select(turn => turn.Watched)).Median),
                Figure.Text(ratio));
            findings.AtMost($"append, {clients} at once, watched / unwatched", 1.1, ratio);
        }
    }

    private static List<(double Alone, double Watched)> Measure(string program, int clients)
    {
        using var daemon = new DaemonUnderTest(program);
        Append(daemon, clients);
        var turns = new List<(double, double)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var alone = Append(daemon, clients);
            var watchers = Enumerable.Range(0, Sessions)
                .Select(session => new Watcher(daemon.Pipe, Name(session))).ToList();
            watchers.ForEach(watcher => watcher.AwaitCaughtUp());
            turns.Add((alone, Append(daemon, clients)));
            watchers.ForEach(watcher => watcher.AwaitChanges(EachSession));
            watchers.ForEach(watcher => watcher.Dispose());
        }

        return turns;
    }

    // What one takes, median.
    private static double Append(DaemonUnderTest daemon, int clients)
    {
        var samples = Enumerable.Range(0, clients).Select(_ => new List<double>()).ToList();
        var threads = samples.Select((own, lane) => new Thread(() =>
        {
            using var client = daemon.Connect();
            for (var number = lane; number < Sessions * EachSession; number += clients)
            {
                var @event = Traffic.UnorderedEvent(Name(number % Sessions), number);
                own.Add(Figure.Once(() => client.Post("/v1/events", @event)));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Figure.Of(samples.SelectMany(own => own)).Median;
    }

    private static string Name(int session) => $"watched{session}";
}
