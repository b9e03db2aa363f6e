using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>The actors' runtime by itself, each that is built.</summary>
internal static class RuntimeSection
{
    public static Section Section { get; } = new(
        "runtime",
        "The actors' runtime by itself",
        "Messages, questions and persistence in memory, for one operation, by `tests/Akka.Benchmarks`; seven rounds, median.",
        Measure);

    private static void Measure(Findings findings)
    {
        var runs = findings.Options.Programs.Select(each => (each.Runtime, Figures: Run(findings, each.Program, each.Runtime)))
            .Where(run => run.Figures.Count > 0)
            .ToList();
        var table = findings.Table(
            ["what", .. runs.SelectMany(run => (string[])[$"{run.Runtime}, µs", $"{run.Runtime}, bytes"])]);
        for (var row = 0; row < runs.Max(run => run.Figures.Count); row++)
            table.Add([runs[0].Figures[row][0], .. runs.SelectMany(run => Cells(run.Figures[row]))]);
    }

    private static List<string[]> Run(Findings findings, string program, string runtime)
    {
        var benchmark = program
            .Replace("live-sessions.dll", "Akka.Benchmarks.dll", StringComparison.Ordinal)
            .Replace(Path.Combine("src", "LiveSessionActors.Cli"), Path.Combine("tests", "Akka.Benchmarks"), StringComparison.Ordinal);
        if (!File.Exists(benchmark))
            return [];
        Findings.Say($"the {runtime} runtime by itself");
        return [.. Child.Run("dotnet", benchmark, "--raw").Select(line => line.Split('\t'))];
    }

    private static string[] Cells(string[] figure) =>
    [
        Figure.Text(double.Parse(figure[1], CultureInfo.InvariantCulture) / 1000),
        double.Parse(figure[2], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture),
    ];
}
