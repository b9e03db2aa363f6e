using System.Diagnostics;
using System.Text.Json;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Requests over the pipe: one client, and 32 at once.</summary>
internal static class PipeSection
{
    private const int Clients = 32;
    private const int Rounds = 5_000;

    public static Section Section { get; } = new(
        "pipe",
        "Requests over the pipe",
        "A client that does nothing but send and receive, so this is the daemon and the system's calls. "
        + "With 32 clients it is the time of all divided by the number of requests.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("what", "median, µs", "99 in 100, µs");
        using (var daemon = new DaemonUnderTest(findings.Options.Program))
        {
            Findings.Say("requests, durability fsync");
            using var client = daemon.Connect();
            Row(table, "`hello`", Figure.Time(Rounds, _ => client.Get("/v1/hello")));
            Row(table, "the disk alone: 300 bytes written and flushed", Flush(daemon));
            Appends(table, daemon, client, "fsync");
            Row(table, "read of a session", Figure.Time(Rounds, _ => client.Get("/v1/sessions/one")));
            Row(table, "work appended, taken and answered: three requests", Figure.Time(Rounds / 5, _ => Work(client)));
        }

        Findings.Say("requests, durability os");
        using var quick = new DaemonUnderTest(findings.Options.Program, "live-sessions.journal.durability = os");
        using var other = quick.Connect();
        Appends(table, quick, other, "os");
    }

    private static void Appends(Table table, DaemonUnderTest daemon, PipeClient client, string durability)
    {
        Row(
            table,
            $"append, durability {durability}",
            Figure.Time(Rounds, round => client.Post("/v1/events", Traffic.Event("one", round))));
        Row(
            table,
            $"append, durability {durability}, {Clients} clients, {Clients} sessions",
            AtOnce(daemon, number => $"c{number}"));
        Row(table, $"append, durability {durability}, {Clients} clients, one session", AtOnce(daemon, _ => "shared"));
    }

    private static Figure AtOnce(DaemonUnderTest daemon, Func<int, string> session)
    {
        const int Each = 100;
        return Figure.Of(Enumerable.Range(0, 6).Select(_ =>
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
        }).Skip(1));
    }

    private static void Work(PipeClient client)
    {
        client.Post("/v1/events", """{"type":"generate","id":"work"}""");
        client.Post("/v1/work/next", "{}");
        using var handed = JsonDocument.Parse(client.Body);
        var lease = handed.RootElement.GetProperty("lease").GetProperty("id").GetString();
        client.Post($"/v1/work/{lease}/reply", """{"type":"agent_done","file":"a.css"}""");
    }

    private static Figure Flush(DaemonUnderTest daemon)
    {
        using var file = new FileStream(Path.Combine(daemon.Home, "flush"), FileMode.CreateNew);
        var line = new byte[300];
        return Figure.Time(2_000, _ =>
        {
            file.Write(line);
            file.Flush(flushToDisk: true);
        });
    }

    private static void Row(Table table, string what, Figure figure) =>
        table.Add(what, Figure.Text(figure.Median), Figure.Text(figure.High));
}
