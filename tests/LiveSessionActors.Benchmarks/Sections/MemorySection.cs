using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What the daemon keeps in memory.</summary>
internal static class MemorySection
{
    private const int Known = 100_000;

    // The collector lets some megabytes of garbage come together: what is looked at is the highest of many looks.
    private const int RequestsBetweenLooks = 500;

    // After a burst the daemon looks within ten seconds whether it is over, and once more half a second later.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(13);

    public static Section Section { get; } = new(
        "memory",
        "Memory",
        "Resident, as the system counts it. Wanted: idle under 60 MB; a thousand sessions in memory add less than "
        + "30 MB; a hundred thousand known ones do not stay in memory; nothing grows with the number of requests, nor "
        + "beside watchers that read slowly: of these the highest of all looks since the row before, since garbage "
        + "comes and goes. Up to 100,000 requests the process warms up: code is compiled a second time, and the "
        + "collector finds its size.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("after", "MB resident");
        InMemory(findings, table);
        AfterRequests(findings);
        WatchedWork.Measure(findings);
        KnownSessions(findings, table);
    }

    private static void InMemory(Findings findings, Table table)
    {
        Findings.Say("a thousand sessions in memory");
        using var daemon = new DaemonUnderTest(findings.Options.Program);
        using var client = daemon.Connect();
        client.Get("/v1/hello");
        Row(table, "the first answer", daemon);
        client.Post("/v1/events", Traffic.Event("one", 1));
        client.Get("/v1/sessions");
        var before = Row(table, "an append and a list in an empty workspace", daemon);
        for (var each = 0; each < 1_000; each++)
            Traffic.WriteJournal(daemon.JournalOf($"s{each}"), $"s{each}", 50);
        for (var each = 0; each < 1_000; each++)
            client.Get($"/v1/sessions/s{each}");
        var after = Row(table, "1,000 sessions of 50 entries, each read", daemon);
        findings.AtMost("what 1,000 sessions in memory add", 30, after - before, " MB");
    }

    private static void AfterRequests(Findings findings)
    {
        var table = findings.Table("requests served", "MB resident at most");
        var points = new List<Point>();
        using var daemon = new DaemonUnderTest(findings.Options.Program, "live-sessions.journal.durability = os");
        using var client = daemon.Connect();
        var served = 0;
        foreach (var requests in (int[])[1_000, 10_000, 25_000, 50_000, 100_000, 200_000, 300_000])
        {
            Findings.Say($"memory after {Count(requests)} requests");
            var highest = HighestWhile(client, daemon, served, requests);
            served = requests;
            points.Add(new Point(requests, highest));
            table.Add(Count(requests), Figure.Text(highest));
        }

        Findings.Say($"{Rest.TotalSeconds} seconds of rest");
        Thread.Sleep(Rest);
        table.Add($"none for {Rest.TotalSeconds} seconds", Figure.Text(daemon.ResidentMegabytes));
        findings.AtMost("growth from 100,000 to 300,000 requests", 5, points[^1].Value - points[^3].Value, " MB");
        findings.Charts.Add(new Chart(
            "requests", "Memory over the number of requests", "requests", "MB", [new Curve("resident", points)]));
    }

    private static double HighestWhile(PipeClient client, DaemonUnderTest daemon, int from, int to)
    {
        var highest = 0.0;
        for (var served = from; served < to; served++)
        {
            var session = $"s{served % 100}";
            if (served % 4 == 0)
                client.Post("/v1/events", Traffic.Event(session, served));
            else
                client.Get(served % 4 == 1 ? "/v1/hello" : $"/v1/sessions/{session}");
            if ((served + 1) % RequestsBetweenLooks == 0)
                highest = Math.Max(highest, daemon.ResidentMegabytes);
        }

        return highest;
    }

    private static void KnownSessions(Findings findings, Table table)
    {
        Findings.Say($"writing {Count(Known)} journals");
        using var daemon = new DaemonUnderTest(
            findings.Options.Program, "live-sessions.sessions.passivate-after = 2 s");
        using var client = daemon.Connect();
        client.Post("/v1/events", Traffic.Event("one", 1));
        client.Get("/v1/sessions");
        var before = daemon.ResidentMegabytes;
        for (var each = 0; each < Known; each++)
            Traffic.WriteJournal(daemon.JournalOf($"s{each}"), $"s{each}", 1);
        Findings.Say($"reading {Count(Known)} sessions");
        for (var each = 0; each < Known; each++)
            client.Get($"/v1/sessions/s{each}");
        Row(table, $"{Count(Known)} sessions, each read (those unused for 2 s leave memory)", daemon);
        Findings.Say("listing them");
        var milliseconds = Figure.Once(() => client.Get("/v1/sessions?fields=id")) / 1000;
        Row(table, $"a list of them, which took {Figure.Text(milliseconds)} ms", daemon);
        Findings.Say("three seconds of rest");
        Thread.Sleep(3_000);
        for (var round = 0; round < 1_000; round++)
            client.Get("/v1/sessions/s1");
        var after = Row(table, "three seconds of rest and 1,000 reads of one session", daemon);
        findings.AtMost($"what {Count(Known)} known sessions leave behind", 30, after - before, " MB");
    }

    private static double Row(Table table, string after, DaemonUnderTest daemon)
    {
        var megabytes = daemon.ResidentMegabytes;
        table.Add(after, Figure.Text(megabytes));
        return megabytes;
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
