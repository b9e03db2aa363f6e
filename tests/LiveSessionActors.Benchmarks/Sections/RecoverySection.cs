using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.Benchmarks.Components;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.JsonCheck;
using LiveSessionActors.Persistence;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>How fast a journal is read back, beside reading the file and checking its JSON.</summary>
internal static class RecoverySection
{
    private const int HotRounds = 5;
    private const int ColdRounds = 5;
    private const double Wanted = 0.5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly int[] Lengths = [10_000, 100_000, 1_000_000];

    public static Section Section { get; } = new(
        "recovery",
        "Recovery",
        "What a session costs that is not in memory, over the length of its journal, beside the least that reading it "
        + "can be: the file read and each line checked by `Utf8JsonReader`, in one plain loop "
        + "(`tests/LiveSessionActors.JsonCheck`). Wanted: at least half of that rate, hot beside hot and cold beside "
        + "cold; and with a recovery point a tenth of the cost.",
        Measure);

    private static void Measure(Findings findings)
    {
        findings.Notes.Add(
            "**Hot**: both in the benchmark's process, repeated until their code is compiled as well as it gets; "
            + "median. What is recovered is recovered by what the plug-ins of Akka.Persistence call.");
        findings.Notes.Add(
            $"**Cold**: the first read over the pipe of a daemon that was just started, {ColdRounds} times, median; "
            + "beside it a process that was just started, too, and compiled ahead of time as the program is, by its "
            + "own clock, so that its start is not in it; the best time of all. Each of the two has read one journal "
            + "of 2,000 entries before.");
        findings.Notes.Add(
            "**After a restart**: the first read again, of a daemon that follows one that was killed: before it had "
            + "made a recovery point; after it; and after it and 1,000 entries that another program appended. What a "
            + "point stands for is not parsed, yet it is read and hashed each time, which is what proves the point: "
            + "that is all that grows with the journal.");
        Hot(findings);
        Cold(findings);
        Restarts.Measure(findings, Lengths);
    }

    private static void Hot(Findings findings)
    {
        var table = findings.Table("hot: entries", "MB", "read and checked, ms", "recovered, ms", "MB/s", "ratio");
        foreach (var entries in Lengths)
        {
            Findings.Say($"recovering {Count(entries)} entries in this process");
            using var files = new FilesUnderTest(Durability.Os, recoveryPointBytes: int.MaxValue);
            var megabytes = files.WriteJournal(entries) / 1e6;
            var samples = Repeat(files, entries);
            var check = Figure.Of(samples.Select(sample => sample.Check)).Median;
            var recovery = Figure.Of(samples.Select(sample => sample.Recovery)).Median;
            Add(findings, table, "hot", entries, megabytes, check, recovery);
        }
    }

    // By turns. Those of the first seconds are compiled anew meanwhile, and do not count.
    private static List<(double Check, double Recovery)> Repeat(FilesUnderTest files, int entries)
    {
        var samples = new List<(double Check, double Recovery)>();
        var rounds = Math.Max(1_000_000 / entries, HotRounds);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp || samples.Count < rounds)
        {
            var check = Figure.Once(() => Lines.Check(files.Journal));
            samples.Add((check, Figure.Once(() => files.Recover())));
        }

        return samples[^rounds..];
    }

    private static void Cold(Findings findings)
    {
        var table = findings.Table("cold: entries", "MB", "read and checked, ms", "first read, ms", "MB/s", "ratio");
        foreach (var entries in Lengths)
        {
            Findings.Say($"recovering {Count(entries)} entries in new processes");
            using var cold = new ColdSession(findings.Options, entries);
            var check = Enumerable.Range(0, ColdRounds).Min(_ => cold.Check());
            var first = Figure.Of(Enumerable.Range(0, ColdRounds).Select(_ => cold.FirstRead())).Median;
            Add(findings, table, "cold", entries, cold.Megabytes, check, first);
        }
    }

    private static void Add(
        Findings findings,
        Results.Table table,
        string how,
        int entries,
        double megabytes,
        double check,
        double recovery)
    {
        table.Add(
            Count(entries),
            Figure.Text(megabytes),
            Figure.Text(check / 1000),
            Figure.Text(recovery / 1000),
            Figure.Text(megabytes / recovery * 1e6),
            Figure.Text(check / recovery));
        findings.AtLeast(
            $"recovery / reading and checking, {how}, {Count(entries)} entries", Wanted, check / recovery);
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
