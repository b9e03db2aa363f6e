using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What an append costs while each of 64 sessions has a watcher, and while none has.</summary>
internal static class WatchSection
{
    private const int Sessions = 64;
    private const int Turns = 5;
    private const int EachSession = 24;

    public static Section Section { get; } = new(
        "watch",
        "Appends that are watched",
        $"Appends to {Sessions} sessions in turn, each session with a watcher of its own that reads what it is told, "
        + $"and the same without: {Turns} times each, alternating, in one daemon.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("clients", "unwatched: median, µs", "watched: median, µs", "watched / unwatched");
        foreach (var clients in (int[])[1, 8])
        {
            Findings.Say($"appends of {clients} at once, watched and unwatched");
            var (alone, watched) = Measure(findings.Options.Program, clients);
            table.Add(
                Figure.Text(clients), Figure.Text(alone), Figure.Text(watched), Figure.Text(watched / alone));
            findings.AtMost($"append, {clients} at once, watched / unwatched", 1.1, watched / alone);
        }
    }

    private static (double Alone, double Watched) Measure(string program, int clients)
    {
        using var daemon = new DaemonUnderTest(program);
        Append(daemon, clients);
        var (alone, watched) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            alone.AddRange(Append(daemon, clients));
            var watchers = Enumerable.Range(0, Sessions)
                .Select(session => new Watcher(daemon.Pipe, Name(session))).ToList();
            watchers.ForEach(watcher => watcher.AwaitCaughtUp());
            watched.AddRange(Append(daemon, clients));
            watchers.ForEach(watcher => watcher.AwaitChanges(EachSession));
            watchers.ForEach(watcher => watcher.Dispose());
        }

        return (Figure.Of(alone).Median, Figure.Of(watched).Median);
    }

    private static IEnumerable<double> Append(DaemonUnderTest daemon, int clients)
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
        return samples.SelectMany(own => own);
    }

    private static string Name(int session) => $"watched{session}";
}
