using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What an append and a read cost over the length of a session and over the number of sessions.</summary>
internal static class GrowthSection
{
    private const int Turns = 3;
    private const int Reads = 1_000;
    private const int Appends = 400;

    // What is flat differs by no more than runs of the same differ.
    private const double SpreadMax = 1.5;

    private static readonly int[] Lengths = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] Numbers = [10, 100, 1_000, 10_000, 100_000];

    public static Section Section { get; } = new(
        "growth",
        "Growth",
        "Reads and appends (durability fsync, one client) of a session that has been read once, over the number of its "
        + $"entries; and of a session among others that all have been listed once. In {Turns} turns over all sizes, "
        + "medians; the 99th of 100 in brackets. Wanted: flat.",
        Measure);

    private static void Measure(Findings findings)
    {
        OverLength(findings);
        OverNumber(findings);
    }

    private static void OverLength(Findings findings)
    {
        Findings.Say("writing journals of up to 1,000,000 entries");
        using var daemon = new DaemonUnderTest(findings.Options.Program);
        using var client = daemon.Connect();
        var first = new Dictionary<int, double>();
        Figure.Time(Reads, round => client.Post("/v1/events", Traffic.Event("warm", round)));
        foreach (var length in Lengths)
        {
            Traffic.WriteJournal(daemon.JournalOf($"n{length}"), $"n{length}", length, flush: true);
            first[length] = Figure.Once(() => client.Get($"/v1/sessions/n{length}"));
        }

        Findings.Say("reading them and appending to them");
        var costs = Measure(client, Lengths, length => $"n{length}");
        var table = findings.Table("entries", "first read, ms", "read, µs", "append, µs");
        foreach (var length in Lengths)
        {
            var milliseconds = Figure.Text(first[length] / 1000);
            table.Add(Count(length), milliseconds, Text(costs.Read[length]), Text(costs.Append[length]));
        }

        Draw(findings, "length", "Cost over the length of a session", "entries in the session", Lengths, costs);
    }

    private static void OverNumber(Findings findings)
    {
        var table = findings.Table("sessions", "first list, ms", "read, µs", "append, µs", "append to a new one, µs");
        var costs = new Costs([], []);
        var fresh = new Dictionary<int, Figure>();
        foreach (var number in Numbers)
        {
            Findings.Say($"writing {Count(number)} sessions");
            using var daemon = new DaemonUnderTest(findings.Options.Program);
            using var client = daemon.Connect();
            for (var each = 0; each < number; each++)
                Traffic.WriteJournal(daemon.JournalOf($"s{each}"), $"s{each}", 1);
            Findings.Say("listing them");
            var list = Figure.Once(() => client.Get("/v1/sessions?fields=id"));
            Findings.Say("reading one, and appending to it and to new ones");
            Figure.Time(Reads, round => client.Post("/v1/events", Traffic.Event("warm", round)));
            var one = Measure(client, [number], _ => "s1");
            costs.Read[number] = one.Read[number];
            costs.Append[number] = one.Append[number];
            fresh[number] = Figure.Time(Appends, round => client.Post("/v1/events", Traffic.Event($"new{round}", 1)));
            table.Add(
                Count(number),
                Figure.Text(list / 1000),
                Text(costs.Read[number]),
                Text(costs.Append[number]),
                Text(fresh[number]));
        }

        Draw(findings, "number", "Cost over the number of sessions", "sessions in the workspace", Numbers, costs);
    }

    private static Costs Measure(PipeClient client, int[] sizes, Func<int, string> session)
    {
        var reads = sizes.ToDictionary(size => size, _ => new List<double>());
        var appends = sizes.ToDictionary(size => size, _ => new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var size in sizes)
            {
                reads[size].AddRange(Figure.Samples(Reads, _ => client.Get($"/v1/sessions/{session(size)}")));
                appends[size].AddRange(Figure.Samples(
                    Appends, round => client.Post("/v1/events", Traffic.Event(session(size), size + round))));
            }
        }

        return new Costs(Figures(reads), Figures(appends));
    }

    private static Dictionary<int, Figure> Figures(Dictionary<int, List<double>> samples) =>
        samples.ToDictionary(size => size.Key, size => Figure.Of(size.Value));

    private static void Draw(
        Findings findings, string name, string title, string across, int[] sizes, Costs costs)
    {
        findings.AtMost($"append, dearest / cheapest over the {across}", SpreadMax, Spread(costs.Append.Values));
        findings.AtMost($"read, dearest / cheapest over the {across}", SpreadMax, Spread(costs.Read.Values));
        findings.Charts.Add(new Chart(
            name,
            title,
            across,
            "µs",
            [
                new Curve("append", [.. sizes.Select(size => new Point(size, costs.Append[size].Median))]),
                new Curve("read", [.. sizes.Select(size => new Point(size, costs.Read[size].Median))]),
            ]));
    }

    private static double Spread(IReadOnlyCollection<Figure> figures) =>
        figures.Max(figure => figure.Median) / figures.Min(figure => figure.Median);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(Figure figure) => $"{Figure.Text(figure.Median)} ({Figure.Text(figure.High)})";

    private sealed record Costs(Dictionary<int, Figure> Read, Dictionary<int, Figure> Append);
}
