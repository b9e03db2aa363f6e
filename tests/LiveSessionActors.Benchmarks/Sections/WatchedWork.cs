using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What the daemon takes while work is handed out beside watchers that come, go and read slowly.</summary>
internal static class WatchedWork
{
    private const int Sessions = 200;
    private const int Watchers = 10;
    private const int AppendsPerLease = 3;
    private const int AppendsBetweenLooks = 100;

    private static readonly string Padding = new('x', 500);

    public static void Measure(Findings findings)
    {
        var table = findings.Table(
            $"appends beside {Watchers} slow watchers, and a third as many leases", "MB resident at most");
        var highest = new List<double>();
        using var daemon = new DaemonUnderTest(findings.Options.Program, "live-sessions.journal.durability = os");
        using var client = daemon.Connect();
        var watchers = Enumerable.Range(0, Watchers).Select(number => new SlowWatcher(daemon.Pipe, number)).ToList();
        var done = 0;
        foreach (var appends in (int[])[2_000, 8_000, 14_000, 20_000, 26_000])
        {
            var count = appends.ToString("N0", CultureInfo.InvariantCulture);
            Findings.Say($"memory after {count} appends that slow watchers are told of");
            highest.Add(HighestWhile(client, daemon, done, appends));
            done = appends;
            table.Add(count, Figure.Text(highest[^1]));
        }

        watchers.ForEach(watcher => watcher.Dispose());
        findings.AtMost(
            "growth from 8,000 to 26,000 appends with slow watchers and leases", 30, highest[^1] - highest[1], " MB");
    }

    private static double HighestWhile(PipeClient client, DaemonUnderTest daemon, int from, int to)
    {
        var highest = 0.0;
        for (var done = from; done < to; done++)
        {
            client.Post("/v1/events", Event(done));
            if (done % AppendsPerLease == 0)
                Work(client);
            if (done % AppendsBetweenLooks == 0)
                highest = Math.Max(highest, daemon.ResidentMegabytes);
        }

        return highest;
    }

    private static void Work(PipeClient client)
    {
        client.Post("/v1/work/next", """{"waitMs":1000}""");
        using var handed = JsonDocument.Parse(client.Body);
        var lease = handed.RootElement.GetProperty("lease").GetProperty("id").GetString();
        client.Post($"/v1/work/{lease}/reply", """{"type":"agent_done","file":"a","arrivedVariants":3}""");
    }

    private static string Event(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"type":"generate","id":"s{{number % Sessions}}","count":3,"number":{{number}},"padding":"{{Padding}}"}""");
}
