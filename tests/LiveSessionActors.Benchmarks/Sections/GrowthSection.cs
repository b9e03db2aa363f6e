using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What an append and a read cost over the length of a session and over the number of sessions.</summary>
internal static class GrowthSection
{
    private const int WarmRounds = 1_000;
    private const int Reads = 500;
    private const int Appends = 200;

    // What is flat differs by no more than runs of the same differ.
    private const double SpreadMax = 1.5;

    private static readonly int[] Lengths = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] Numbers = [10, 100, 1_000, 10_000, 100_000];

    public static Section Section { get; } = new(
        "growth",
        "Growth",
        "Reads and appends (durability fsync, one client) of a session that has been read once, over the number of its "
        + "entries; and of a session among others that all have been listed once. All sizes by turns, "
        + $"{Turns.Count} times; of each size the turn with the lowest median counts, and the 99th of 100 of that turn "
        + "is in brackets: how the system wakes threads makes every request, `hello` as well, two or three times "
        + "as dear in some turns as in others. Wanted: flat.",
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
        Warm(client);
        foreach (var length in Lengths)
        {
            Traffic.WriteJournal(daemon.JournalOf($"n{length}"), $"n{length}", length, flush: true);
            first[length] = Figure.Once(() => client.Get($"/v1/sessions/n{length}"));
        }

        Findings.Say("reading them and appending to them");
        var costs = Measure([.. Lengths.Select(length => new Subject(length, client, $"n{length}"))]);
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
        var daemons = Numbers.ToDictionary(number => number, _ => new DaemonUnderTest(findings.Options.Program));
        try
        {
            OverNumber(findings, daemons);
        }
        finally
        {
            foreach (var daemon in daemons.Values)
                daemon.Dispose();
        }
    }

    private static void OverNumber(Findings findings, Dictionary<int, DaemonUnderTest> daemons)
    {
        var subjects = new List<Subject>();
        var lists = new Dictionary<int, double>();
        foreach (var (number, daemon) in daemons)
        {
            Findings.Say($"writing {Count(number)} sessions, and listing them");
            for (var each = 0; each < number; each++)
                Traffic.WriteJournal(daemon.JournalOf($"s{each}"), $"s{each}", 1);
            var client = daemon.Connect();
            subjects.Add(new Subject(number, client, "s1"));
            lists[number] = Figure.Once(() => client.Get("/v1/sessions?fields=id"));
            Warm(client);
        }

        Findings.Say("reading one of them, and appending to it and to new ones");
        var costs = Measure(subjects);
        var created = 0;
        var fresh = Best(subjects, Appends, (subject, _) =>
            subject.Client.Post("/v1/events", Traffic.Event($"new{created++}", 1)));
        subjects.ForEach(subject => subject.Client.Dispose());
        var table = findings.Table("sessions", "first list, ms", "read, µs", "append, µs", "append to a new one, µs");
        foreach (var number in Numbers)
        {
            var milliseconds = Figure.Text(lists[number] / 1000);
            table.Add(
                Count(number), milliseconds, Text(costs.Read[number]), Text(costs.Append[number]), Text(fresh[number]));
        }

        Draw(findings, "number", "Cost over the number of sessions", "sessions in the workspace", Numbers, costs);
    }

    private static void Warm(PipeClient client) =>
        Figure.Time(WarmRounds, round => client.Post("/v1/events", Traffic.Event("warm", round)));

    private static Costs Measure(IReadOnlyList<Subject> subjects) => new(
        Best(subjects, Reads, (subject, _) => subject.Client.Get($"/v1/sessions/{subject.Session}")),
        Best(subjects, Appends, (subject, round) =>
            subject.Client.Post("/v1/events", Traffic.Event(subject.Session, subject.Size + round))));

    private static Dictionary<int, Figure> Best(
        IReadOnlyList<Subject> subjects, int rounds, Action<Subject, int> work)
    {
        var turns = Turns.Time(rounds, [.. subjects.Select(subject => new Action<int>(round => work(subject, round)))]);
        return subjects.Zip(turns).ToDictionary(each => each.First.Size, each => each.Second.Best);
    }

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

    /// <param name="Size">Of the session or of its workspace.</param>
    /// <param name="Client">Of the daemon that has it.</param>
    /// <param name="Session">Which session is asked for.</param>
    private sealed record Subject(int Size, PipeClient Client, string Session);

    private sealed record Costs(Dictionary<int, Figure> Read, Dictionary<int, Figure> Append);
}
