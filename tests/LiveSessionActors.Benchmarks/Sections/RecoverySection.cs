using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>How fast a journal is read back, beside reading the file and checking its JSON.</summary>
internal static class RecoverySection
{
    public static Section Section { get; } = new(
        "recovery",
        "Recovery",
        "The first read of a session after a start, and again after the daemon was killed and started anew. Beside it, in "
        + "this process: the file read and each line checked by `Utf8JsonReader`. Each three times, median. Wanted: at "
        + "least half of that rate.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table(
            "entries", "MB", "read and checked, MB/s", "recovered, MB/s", "ratio", "first read, ms", "after a restart, ms");
        foreach (var entries in (int[])[10_000, 100_000, 1_000_000])
        {
            Findings.Say($"recovering {entries.ToString("N0", CultureInfo.InvariantCulture)} entries");
            var rounds = Enumerable.Range(0, 3).Select(_ => Recover(findings.Options.Program, entries)).ToList();
            var megabytes = rounds[0].Megabytes;
            var check = megabytes / Figure.Of(rounds.Select(round => round.Check)).Median * 1e6;
            var first = Figure.Of(rounds.Select(round => round.First)).Median;
            var again = Figure.Of(rounds.Select(round => round.Again)).Median;
            table.Add(
                entries.ToString("N0", CultureInfo.InvariantCulture),
                Figure.Text(megabytes),
                Figure.Text(check),
                Figure.Text(megabytes / first * 1e6),
                Figure.Text(megabytes / first * 1e6 / check),
                Figure.Text(first / 1000),
                Figure.Text(again / 1000));
            findings.AtLeast(
                $"recovery / reading and checking, {entries.ToString("N0", CultureInfo.InvariantCulture)} entries",
                0.5,
                megabytes / first * 1e6 / check);
        }
    }

    private static (double Megabytes, double Check, double First, double Again) Recover(string program, int entries)
    {
        var home = Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;
        try
        {
            var journal = Path.Combine(DaemonUnderTest.SessionsOf(home), "long.jsonl");
            Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
            var megabytes = Traffic.WriteJournal(journal, "long", entries) / 1e6;
            Check(journal);
            var check = Figure.Once(() => Check(journal));
            return (megabytes, check, FirstRead(program, home), FirstRead(program, home));
        }
        finally
        {
            Leftovers.Add(home);
        }
    }

    // Not of the process: a small session is read before, so that it is the journal that counts.
    private static double FirstRead(string program, string home)
    {
        using var daemon = new DaemonUnderTest(program, home: home);
        using var client = daemon.Connect();
        Traffic.WriteJournal(daemon.JournalOf("small"), "small", 2_000);
        client.Get("/v1/sessions/small");
        return Figure.Once(() => client.Get("/v1/sessions/long"));
    }

    private static void Check(string journal)
    {
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        var buffer = new byte[1 << 20];
        var filled = 0;
        for (int read; (read = file.Read(buffer.AsSpan(filled))) > 0;)
        {
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                var reader = new Utf8JsonReader(rest[..end]);
                while (reader.Read())
                {
                }
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }
    }
}
