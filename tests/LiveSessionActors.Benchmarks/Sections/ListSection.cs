using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Lists of many sessions.</summary>
internal static class ListSection
{
    public static Section Section { get; } = new(
        "list",
        "Lists",
        "`GET /v1/sessions` over sessions of 20 entries that the daemon has never seen, again, once a session has "
        + "changed, and after a restart. Wanted: 20,000 in under half a second, once they are known.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table(
            "sessions", "first, ms", "again, ms", "after an append, ms", "after a restart, ms", "MB of the answer");
        foreach (var number in (int[])[1_000, 20_000])
            table.Add([$"{number:N0}", .. List(findings, number)]);
    }

    private static List<string> List(Findings findings, int number)
    {
        Findings.Say($"listing {number:N0} sessions");
        var home = Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;
        try
        {
            var cells = Before(findings, home, number);
            using var daemon = new DaemonUnderTest(findings.Options.Program, home: home);
            using var client = daemon.Connect();
            cells.Insert(3, Figure.Text(List(client)));
            return cells;
        }
        finally
        {
            Leftovers.Add(home);
        }
    }

    private static List<string> Before(Findings findings, string home, int number)
    {
        using var daemon = new DaemonUnderTest(findings.Options.Program, home: home);
        using var client = daemon.Connect();
        for (var each = 0; each < number; each++)
            Traffic.WriteJournal(daemon.JournalOf($"s{each}"), $"s{each}", 20);
        var first = List(client);
        var again = Figure.Of(Enumerable.Range(0, 5).Select(_ => List(client)));
        findings.AtMost($"list of {number:N0} sessions that are known", 500, again.Median, " ms");
        var changed = Figure.Of(Enumerable.Range(0, 5).Select(round =>
        {
            client.Post("/v1/events", Traffic.Event("s7", 100 + round));
            return List(client);
        }));
        return
        [
            Figure.Text(first),
            Figure.Text(again.Median),
            Figure.Text(changed.Median),
            Figure.Text(client.Get("/v1/sessions") / 1e6),
        ];
    }

    private static double List(PipeClient client) => Figure.Once(() => client.Get("/v1/sessions")) / 1000;
}
