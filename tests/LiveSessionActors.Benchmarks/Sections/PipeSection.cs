using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Requests over the pipe: one client, and 32 at once.</summary>
internal static class PipeSection
{
    private const int Clients = 32;
    private const int Rounds = 400;
    private const int WarmRounds = 10_000;

    private static readonly byte[] Line = new byte[300];

    public static Section Section { get; } = new(
        "pipe",
        "Requests over the pipe",
        "A client that does nothing but send and receive, so this is the daemon and the system's calls; by turns, "
        + $"{Turns.Count} times {Rounds} of each. With 32 clients it is the time of all divided by the number of "
        + "requests. How the system wakes threads makes turns differ, so the best one stands beside the median of all.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("what", "best turn, µs", "median, µs", "99 in 100, µs");
        using (var daemon = new DaemonUnderTest(findings.Options.Program))
            Fsync(table, daemon);
        using var quick = new DaemonUnderTest(findings.Options.Program, "live-sessions.journal.durability = os");
        Findings.Say("requests, durability os");
        using var client = Warm(quick);
        Rows(table, ("append, durability os", round => Append(client, round)));
        AtOnce(table, quick, "os");
    }

    private static void Fsync(Table table, DaemonUnderTest daemon)
    {
        Findings.Say("requests, durability fsync");
        using var client = Warm(daemon);
        using var file = new FileStream(Path.Combine(daemon.Home, "flush"), FileMode.CreateNew);
        Rows(
            table,
            ("`hello`", _ => client.Get("/v1/hello")),
            ("the disk alone: 300 bytes written and flushed", _ => Flush(file)),
            ("append, durability fsync", round => Append(client, round)),
            ("read of a session", _ => client.Get("/v1/sessions/one")),
            ("work appended, taken and answered: three requests", _ => Work(client)));
        AtOnce(table, daemon, "fsync");
    }

    // The daemon's code is compiled anew while it runs for the first time.
    private static PipeClient Warm(DaemonUnderTest daemon)
    {
        var client = daemon.Connect();
        Figure.Time(WarmRounds, round => Append(client, round));
        return client;
    }

    private static void Append(PipeClient client, int round) =>
        client.Post("/v1/events", Traffic.Event("one", round));

    private static void Rows(Table table, params (string What, Action<int> Work)[] rows)
    {
        foreach (var (row, cost) in rows.Zip(Turns.Time(Rounds, [.. rows.Select(row => row.Work)])))
            Row(table, row.What, cost.Best, cost.All);
    }

    private static void AtOnce(Table table, DaemonUnderTest daemon, string durability)
    {
        var what = $"append, durability {durability}, {Clients} clients";
        var apart = AtOnce(daemon, number => $"c{number}");
        Row(table, $"{what}, {Clients} sessions", apart.Best, apart.All);
        var together = AtOnce(daemon, _ => "shared");
        Row(table, $"{what}, one session", together.Best, together.All);
    }

    private static Turns AtOnce(DaemonUnderTest daemon, Func<int, string> session)
    {
        const int Each = 100;
        var turns = Enumerable.Range(0, 6).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            var threads = Enumerable.Range(0, Clients).Select(number => new Thread(() =>
            {
                using var client = daemon.Connect();
                for (var round = 0; round < Each; round++)
                    client.Post("/v1/events", Traffic.UnorderedEvent(session(number), round));
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Clients * Each);
        }).Skip(1).ToList();
        return new Turns(Figure.Of([turns.Min()]), Figure.Of(turns));
    }

    private static void Work(PipeClient client)
    {
        client.Post("/v1/events", """{"type":"generate","id":"work"}""");
        client.Post("/v1/work/next", """{"waitMs":5000}""");
        using var handed = JsonDocument.Parse(client.Body);
        var lease = handed.RootElement.GetProperty("lease").GetProperty("id").GetString();
        client.Post($"/v1/work/{lease}/reply", """{"type":"agent_done","file":"a.css"}""");
    }

    private static void Flush(FileStream file)
    {
        file.Write(Line);
        file.Flush(flushToDisk: true);
    }

    private static void Row(Table table, string what, Figure best, Figure all) =>
        table.Add(what, Figure.Text(best.Median), Figure.Text(all.Median), Figure.Text(all.High));
}
