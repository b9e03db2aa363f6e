using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>The first read of a session after a restart, with and without a recovery point.</summary>
internal static class Restarts
{
    private const int Rounds = 3;
    private const int AppendedSince = 1_000;

    private const double ShareMax = 0.25;

    public static void Measure(Findings findings, IReadOnlyList<int> lengths)
    {
        var table = findings.Table(
            "after a restart: entries", "without a point, ms", "with a point, ms", "and 1,000 entries behind it, ms");
        var chart = new Chart(
            "recovery",
            "The first read after a restart",
            "entries in the session",
            "milliseconds",
            [new("without a recovery point", []), new("with one", []), new("and 1,000 entries behind it", [])]);
        foreach (var entries in lengths)
        {
            var count = entries.ToString("N0", CultureInfo.InvariantCulture);
            Findings.Say($"restarting with {count} entries");
            var costs = Measure(findings.Options, entries);
            table.Add([count, .. costs.Select(cost => Figure.Text(cost))]);
            foreach (var (curve, cost) in chart.Curves.Zip(costs))
                curve.Points.Add(new Point(entries, cost));
        }

        findings.Charts.Add(chart);
        var longest = lengths[^1].ToString("N0", CultureInfo.InvariantCulture);
        findings.AtMost(
            $"first read with a recovery point / without, {longest} entries",
            ShareMax,
            chart.Curves[1].Points[^1].Value / chart.Curves[0].Points[^1].Value);
    }

    private static double[] Measure(BenchmarkOptions options, int entries)
    {
        var rounds = new List<double[]>();
        for (var round = 0; round < Rounds; round++)
        {
            using var session = new ColdSession(options, entries);
            session.FirstRead();
            var without = session.FirstRead();
            session.MakePoint();
            var with = session.FirstRead();
            session.Append(AppendedSince);
            rounds.Add([without, with, session.FirstRead()]);
        }

        return [.. Enumerable.Range(0, rounds[0].Length)
            .Select(column => Figure.Of(rounds.Select(round => round[column])).Median / 1000)];
    }
}
