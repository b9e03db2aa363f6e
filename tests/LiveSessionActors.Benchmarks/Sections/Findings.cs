using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>What a section fills while it measures, and what it measures with.</summary>
internal sealed class Findings(BenchmarkOptions options)
{
    public BenchmarkOptions Options { get; } = options;

    public List<Table> Tables { get; } = [];

    public List<Chart> Charts { get; } = [];

    public List<Goal> Goals { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Says what is being done, so that nobody wonders.</summary>
    public static void Say(string what) => Console.WriteLine($"  {DateTime.UtcNow:HH:mm:ss}  {what}");

    /// <summary>At most so much is wanted.</summary>
    public void AtMost(string what, double wanted, double measured, string unit = "") => Goals.Add(new Goal(
        what, $"≤ {Figure.Text(wanted)}{unit}", Figure.Text(measured) + unit, measured <= wanted));

    /// <summary>At least so much is wanted.</summary>
    public void AtLeast(string what, double wanted, double measured, string unit = "") => Goals.Add(new Goal(
        what, $"≥ {Figure.Text(wanted)}{unit}", Figure.Text(measured) + unit, measured >= wanted));

    public Table Table(params string[] columns)
    {
        var table = new Table(columns);
        Tables.Add(table);
        return table;
    }
}
